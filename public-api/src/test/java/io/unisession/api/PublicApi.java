package io.unisession.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kotlin.Metadata;

/** Lists the public API of a module: what its users can call, implement or extend. */
final class PublicApi {
    private PublicApi() {}

    /** The public types of the packages that a module exports, each followed by its members. */
    static List<String> of(Path classesOrJar) {
        ModuleReference module =
                ModuleFinder.of(classesOrJar).findAll().iterator().next();
        List<String> exported = module.descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .toList();
        try (ModuleReader reader = module.open()) {
            return reader.list()
                    .filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                    .sorted()
                    .map(PublicApi::load)
                    .flatMap(PublicApi::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The public types of a package in a folder or jar, for a module that has no descriptor. */
    static List<String> ofPackage(String name, Path classesOrJar) throws IOException {
        if (Files.isDirectory(classesOrJar)) {
            return ofFolder(name, classesOrJar.resolve(name.replace('.', '/')));
        }
        try (FileSystem jar = FileSystems.newFileSystem(classesOrJar)) {
            return ofFolder(name, jar.getPath("/", name.replace('.', '/')));
        }
    }

    private static List<String> ofFolder(String name, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> name + "." + file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .map(PublicApi::load)
                    .flatMap(PublicApi::of)
                    .toList();
        }
    }

    /** A type and its members; nothing for a type that users cannot see. */
    static Stream<String> of(Class<?> type) {
        if (!isVisible(type)) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(header(type)), members(type).map(member -> "    " + member));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
            return false;
        }
        return isVisible(type.getModifiers()) && (outer == null || isVisible(outer));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String header(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        // What an interface, enum or record is anyway.
        int implied = kind.equals("class") ? 0 : Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL;
        int modifiers = type.getModifiers() & (Modifier.classModifiers() & ~implied);
        return words(Modifier.toString(modifiers), kind, type.getName() + typeParameters(type.getTypeParameters()))
                + parents(type);
    }

    private static String parents(Class<?> type) {
        Stream<Type> superclass =
                type.getSuperclass() == null ? Stream.empty() : Stream.of(type.getGenericSuperclass());
        String parents = Stream.concat(superclass, Arrays.stream(type.getGenericInterfaces()))
                .filter(parent -> parent != Object.class && parent != Record.class)
                .filter(parent -> !type.isEnum() || !parent.getTypeName().startsWith("java.lang.Enum<"))
                .map(PublicApi::name)
                .collect(Collectors.joining(", "));
        return parents.isEmpty() ? "" : " : " + parents;
    }

    /** Those that the type declares, and those that it inherits from types that users cannot see. */
    private static Stream<String> members(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Class::getSuperclass)
                .takeWhile(declaring -> declaring != null && (declaring == type || !isVisible(declaring)))
                .flatMap(declaring -> Stream.of(
                                declaring == type ? declaring.getDeclaredConstructors() : new Constructor<?>[0],
                                declaring.getDeclaredFields(),
                                declaring.getDeclaredMethods())
                        .flatMap(Arrays::stream)
                        .map(Member.class::cast))
                .filter(member -> isMember(type, member))
                .sorted(Comparator.comparing(PublicApi::sortName).thenComparing(PublicApi::member))
                .map(PublicApi::member)
                .distinct();
    }

    private static boolean isMember(Class<?> type, Member member) {
        if (member.isSynthetic() && !isOfKotlin(type) || isImpliedByEnum(type, member)) {
            return false;
        }
        return Modifier.isPublic(member.getModifiers())
                || (Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers()));
    }

    /** Callers in Kotlin use synthetic methods too: inline functions, and those with default arguments. */
    private static boolean isOfKotlin(Class<?> type) {
        return type.isAnnotationPresent(Metadata.class);
    }

    private static boolean isImpliedByEnum(Class<?> type, Member member) {
        return type.isEnum()
                && member instanceof Method
                && (member.getName().equals("values") || member.getName().equals("valueOf"));
    }

    /** Constructors and fields come first. */
    private static String sortName(Member member) {
        return member instanceof Method ? member.getName() : "";
    }

    private static String member(Member member) {
        if (member instanceof Field field) {
            return words(modifiers(field, Modifier.fieldModifiers()), name(field.getGenericType()), field.getName());
        }
        Executable executable = (Executable) member;
        boolean isMethod = executable instanceof Method;
        String signature = (isMethod
                        ? executable.getName()
                        : executable.getDeclaringClass().getSimpleName())
                + Arrays.stream(executable.getGenericParameterTypes())
                        .map(PublicApi::name)
                        .collect(Collectors.joining(", ", "(", ")"));
        return words(
                modifiers(executable, isMethod ? Modifier.methodModifiers() : Modifier.constructorModifiers()),
                executable instanceof Method method && method.isDefault() ? "default" : "",
                typeParameters(executable.getTypeParameters()),
                executable instanceof Method method ? name(method.getGenericReturnType()) : "",
                signature);
    }

    /** Without what does not matter to callers, and without "public", which nearly all are. */
    private static String modifiers(Member member, int possible) {
        int silent = Modifier.PUBLIC | Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT;
        return Modifier.toString(member.getModifiers() & possible & ~silent);
    }

    private static String typeParameters(TypeVariable<?>[] parameters) {
        return parameters.length == 0
                ? ""
                : Arrays.stream(parameters).map(PublicApi::typeParameter).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String typeParameter(TypeVariable<?> parameter) {
        String bounds = Arrays.stream(parameter.getBounds())
                .filter(bound -> bound != Object.class)
                .map(PublicApi::name)
                .collect(Collectors.joining(" & "));
        return bounds.isEmpty() ? parameter.getName() : parameter.getName() + " extends " + bounds;
    }

    /** A type without the packages of Java and UniSession, which only make lines longer. */
    private static String name(Type type) {
        return type.getTypeName()
                .replaceAll("\\b(?:java|io\\.unisession)(?:\\.[a-z]\\w*)*\\.(?=[A-Z])", "")
                .replace('$', '.');
    }

    private static String words(String... words) {
        return Arrays.stream(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
