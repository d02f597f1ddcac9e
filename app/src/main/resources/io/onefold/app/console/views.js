/**
 * All views, in the order of navigation. `path` is the address; `nav` names the entry of navigation that stands for it, by its key in
 * the dictionaries; `load` brings the module when it is first looked at.
 */
export const VIEWS = [
  { path: "/", nav: "find", load: () => import("./pages/find.js") },
  { path: "/console/find", nav: "find", load: () => import("./pages/find.js") },
  { path: "/console/profiles/:id", nav: "find", load: () => import("./pages/person.js") },
  { path: "/console/profiles/:id/graph", nav: "find", load: () => import("./pages/graph.js") },
  { path: "/console/segments", nav: "segments", load: () => import("./pages/segments.js") },
  { path: "/console/segments/:name", nav: "segments", load: () => import("./pages/segment.js") },
  { path: "/console/operations", nav: "operations", load: () => import("./pages/operations.js") },
  { path: "/console/board", nav: "board", load: () => import("./pages/board.js") },
];

/** The entries of navigation: key, address, icon (a path of SVG in 24 by 24). */
export const NAVIGATION = [
  { key: "find", path: "/console/find", icon: "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M15.500 15.500 20 20" },
  { key: "segments", path: "/console/segments", icon: "M9 4a5.500 5.500 0 1 0 0 11A5.500 5.500 0 0 0 9 4M15 9a5.500 5.500 0 1 1 0 11A5.500 5.500 0 0 1 15 9" },
  { key: "operations", path: "/console/operations", icon: "M3 12h4l3-8 4 16 3-8h4" },
  { key: "board", path: "/console/board", icon: "M5 20v-7M12 20V5M19 20v-10" },
];
