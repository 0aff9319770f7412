package io.unisession.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A published module: its POM and the files beside it. */
final class Component {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");

    private final Bundle bundle;
    private final String pomPath;
    private final Element pom;

    Component(Bundle bundle, String pomPath) {
        this.bundle = bundle;
        this.pomPath = pomPath;
        this.pom = parse(bundle.bytes(pomPath).orElseThrow(), pomPath);
    }

    private static Element parse(byte[] xml, String path) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new IllegalStateException(path + " is no XML: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The names of the properties that its POM uses. */
    Stream<String> properties() {
        return PROPERTY.matcher(pom.getTextContent()).results().map(use -> use.group(1));
    }

    /** Whether its POM says what the property is. */
    boolean defines(String property) {
        return property.equals("project.version")
                || property.equals("project.groupId")
                || text("properties", property).isPresent();
    }

    String artifactId() {
        return text("artifactId").orElse("");
    }

    /** Where its files have to be, by the coordinates in its POM. */
    String prefix() {
        String version = text("version").orElse("");
        return text("groupId").orElse("").replace('.', '/') + "/" + artifactId() + "/" + version + "/" + artifactId()
                + "-" + version;
    }

    boolean isJar() {
        return text("packaging").orElse("jar").equals("jar");
    }

    /** One of its files. */
    Optional<byte[]> file(String ending) {
        return bundle.bytes(prefix() + ending);
    }

    /** The files in one of its jars; none if there is no such jar. */
    Map<String, byte[]> jar(String ending) {
        return file(ending)
                .map(bytes -> (Map<String, byte[]>) Bundle.unzip(bytes))
                .orElse(Map.of());
    }

    /** The text at a path of elements, unless it is missing or blank. */
    Optional<String> text(String... names) {
        return elements(names).stream()
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The elements at a path. */
    List<Element> elements(String... names) {
        Stream<Element> elements = Stream.of(pom);
        for (String name : names) {
            elements = elements.flatMap(element -> children(element, name));
        }
        return elements.toList();
    }

    static Stream<Element> children(Element element, String name) {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE
                        && node.getNodeName().equals(name))
                .map(Element.class::cast);
    }

    @Override
    public String toString() {
        return pomPath;
    }
}
