using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>The package, packed once into a folder of its own, which is the only source of the projects created here.</summary>
public sealed class PackedProject : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("scheduledsl-package-").FullName;

    public PackedProject()
    {
        string project = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", "src", "ScheduleDsl", "ScheduleDsl.csproj"));
        string configuration = typeof(PackedProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value!;
        (int exitCode, string output) = DotNet.Run(
            Path.GetDirectoryName(project)!, "pack", project, "--no-build", "-c", configuration, "-o", Feed, "-v", "quiet");
        Assert.True(exitCode == 0, output);
        Package = Assert.Single(Directory.GetFiles(Feed, "*.nupkg"));
        File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(root, "packages")}" />
              </config>
            </configuration>
            """);
    }

    /// <summary>The packed file.</summary>
    public string Package { get; }

    private string Feed => Path.Combine(root, "feed");

    /// <summary>Creates a console project that references the package and nothing else, and runs it.</summary>
    public (int ExitCode, string Output) Run(string name, string program)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        string version = Path.GetFileNameWithoutExtension(Package)["ScheduleDsl.".Length..];
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ScheduleDsl" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return DotNet.Run(folder, "run", "-v", "quiet");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
