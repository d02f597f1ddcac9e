package io.onefold.testing.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pod of a chart as a node starts it, but for its root: every volume is a folder of the test's, and the environment names those. The
 * value of a key of a secret is its name and the key, with / between them, until the test says another.
 */
final class RenderedPod {
    private final Manifests manifests;
    private final PodSpec pod;
    private final String name;
    private final Path root;

    /** @param root gets the files of its config maps, and stands for the pod's own root in its environment */
    RenderedPod(Manifests manifests, PodSpec pod, String name, Path root) throws IOException {
        this.manifests = manifests;
        this.pod = pod;
        this.name = name;
        this.root = root;
        for (VolumeMount mount : container().getVolumeMounts()) write(mount);
    }

    private void write(VolumeMount mount) throws IOException {
        Path folder = Files.createDirectories(inRoot(mount.getMountPath()));
        Volume volume = pod.getVolumes().stream()
                .filter(each -> each.getName().equals(mount.getName()))
                .findAny()
                .orElse(null);
        if (volume == null || volume.getConfigMap() == null) return;
        ConfigMap map = manifests.named(ConfigMap.class, volume.getConfigMap().getName());
        for (Map.Entry<String, String> file : map.getData().entrySet())
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }

    private Container container() {
        return pod.getContainers().getFirst();
    }

    /** Its arguments, in place of those that its image has. */
    List<String> arguments() {
        return container().getArgs();
    }

    /** Its variables, with folders of the test's for its own. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (EnvVar variable : container().getEnv())
            environment.put(
                    variable.getName(),
                    variable.getValueFrom() == null ? there(variable.getValue()) : from(variable.getValueFrom()));
        return environment;
    }

    private String from(EnvVarSource source) {
        if (source.getFieldRef() != null) {
            Map<String, String> fields = new LinkedHashMap<>(Map.of("metadata.name", name));
            return fields.getOrDefault(source.getFieldRef().getFieldPath(), "");
        }
        return source.getSecretKeyRef().getName() + "/"
                + source.getSecretKeyRef().getKey();
    }

    private String there(String value) {
        return container().getVolumeMounts().stream()
                        .anyMatch(mount ->
                                value.equals(mount.getMountPath()) || value.startsWith(mount.getMountPath() + "/"))
                ? inRoot(value).toString()
                : value;
    }

    /** Where a path of the pod's is for the test. */
    Path inRoot(String path) {
        return root.resolve(path.substring(1));
    }
}
