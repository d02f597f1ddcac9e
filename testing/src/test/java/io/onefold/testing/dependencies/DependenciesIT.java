package io.onefold.testing.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.testing.process.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DependenciesIT {
    private static final Path PAGE = Distribution.root().resolve("docs/dependencies.md");
    private static final Path BILL = Distribution.root().resolve("deploy/sbom.cdx.json");
    private static final String RENEW =
            "what the product holds of others is not what is listed; docs/dependencies.md says how to write the list anew";

    /** Run with -Donefold.write-docs to write both anew. */
    @Test
    void pageAndBillOfMaterialsNameEveryJarOfThePackagedProductAndNoOther() throws IOException {
        DependencyList listed = DependencyPage.parse(Files.readString(PAGE));
        DependencyList packed =
                DependencyList.find(Distribution.home(), Path.of(System.getProperty("onefold.repository")), listed);

        if (System.getProperty("onefold.write-docs") != null) {
            Files.writeString(PAGE, DependencyPage.markdown(packed));
            Files.writeString(BILL, BillOfMaterials.json(packed));
        }

        assertThat(packed.names())
                .as(RENEW)
                .containsExactlyElementsOf(
                        DependencyPage.parse(Files.readString(PAGE)).names());
        assertThat(PAGE).as(RENEW).hasContent(DependencyPage.markdown(packed));
        assertThat(BILL).as(RENEW).hasContent(BillOfMaterials.json(packed));
        assertThat(packed.unlicensed())
                .as("whose licence neither a pom nor the jar says; look it up and add it to licences-by-hand.txt")
                .isEmpty();
    }
}
