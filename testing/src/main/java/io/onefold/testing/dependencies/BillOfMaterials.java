package io.onefold.testing.dependencies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** The list as a CycloneDX bill of materials, of version 1.6 of that format. Without a time or a number of its own, so equal lists are equal bytes. */
public final class BillOfMaterials {
    private static final String PRODUCT = "onefold";

    private BillOfMaterials() {}

    /** The document, in JSON; each jar in a line of its own. */
    public static String json(DependencyList list) {
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        product.put("type", "application").put("bom-ref", PRODUCT).put("name", PRODUCT);
        licence(product, "Apache-2.0");
        List<String> references = list.all().stream()
                .map(each -> TextNode.valueOf(each.coordinates().packageUrl()).toString())
                .toList();
        return "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1,\n"
                + "\"metadata\": {\"component\": " + product + "},\n"
                + "\"components\": [\n"
                + String.join(
                        ",\n",
                        list.all().stream().map(BillOfMaterials::component).toList())
                + "\n],\n"
                + "\"dependencies\": [{\"ref\": \"" + PRODUCT + "\", \"dependsOn\": [\n"
                + String.join(",\n", references) + "\n]}]}\n";
    }

    private static String component(Dependency each) {
        ObjectNode into = JsonNodeFactory.instance.objectNode();
        Coordinates coordinates = each.coordinates();
        String reference = coordinates.packageUrl();
        into.put("type", "library").put("bom-ref", reference);
        into.put("group", coordinates.group())
                .put("name", coordinates.artifact())
                .put("version", coordinates.version());
        if (!each.sha256().isEmpty())
            into.putArray("hashes").addObject().put("alg", "SHA-256").put("content", each.sha256());
        licence(into, each.licence().expression());
        into.put("purl", reference);
        ArrayNode properties = into.putArray("properties");
        for (String folder : each.folders())
            properties.addObject().put("name", "onefold:folder").put("value", folder);
        return into.toString();
    }

    private static void licence(ObjectNode into, String expression) {
        into.putArray("licenses").addObject().put("expression", expression);
    }
}
