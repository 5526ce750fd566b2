package io.porttokenvending.actions;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A command that prints nothing and succeeds, whatever its arguments. */
final class SilentCommand {
  private static final String NAME = "Silence";

  private SilentCommand() {}

  /** Replaces the file with the command as an executable jar. */
  static void writeJar(Path jar) throws IOException {
    MethodTypeDesc main = MethodTypeDesc.ofDescriptor("([Ljava/lang/String;)V");
    byte[] command =
        ClassFile.of()
            .build(
                ClassDesc.of(NAME),
                type ->
                    type.withMethodBody(
                        "main", main, ACC_PUBLIC | ACC_STATIC, code -> code.return_()));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, NAME);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new ZipEntry(NAME + ".class"));
      out.write(command);
    }
  }
}
