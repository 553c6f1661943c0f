using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>All tests share what is packed.</summary>
[CollectionDefinition(nameof(PackedProject))]
public sealed class PackedProjects : ICollectionFixture<PackedProject>;

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

    /// <summary>The package's folder, restored as for any project.</summary>
    public string Restored
    {
        get
        {
            string folder = Path.Combine(root, "packages", "scheduledsl", Version);
            if (!Directory.Exists(folder))
                Open("Restored", "");
            return folder;
        }
    }

    private string Version => Path.GetFileNameWithoutExtension(Package)["ScheduleDsl.".Length..];

    private string Feed => Path.Combine(root, "feed");

    /// <summary>Creates a console project that references the package, and what was packed here beside it, and runs it.</summary>
    public (int ExitCode, string Output) Run(string name, string program, params string[] furtherPackages) =>
        DotNet.Run(Create(name, program, "<OutputType>Exe</OutputType>", furtherPackages), "run", "-v", "quiet");

    /// <summary>Creates a library that references the package, and packs it into the folder that the others restore from, as version 1.0.0.</summary>
    public (int ExitCode, string Output) Pack(string name, string source) =>
        DotNet.Run(Create(name, source, "<Version>1.0.0</Version>", []), "pack", "-v", "quiet", "-o", Feed);

    /// <summary>Creates a library that references the package, and restores what an editor needs of it; its file is Program.cs.</summary>
    public string Open(string name, string source)
    {
        string folder = Create(name, source, "<OutputType>Library</OutputType>", []);
        (int exitCode, string output) = DotNet.Run(folder, "restore", "-v", "quiet");
        Assert.True(exitCode == 0, output);
        return folder;
    }

    private string Create(string name, string source, string property, string[] furtherPackages)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {property}
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ScheduleDsl" Version="{Version}" />
                {string.Concat(furtherPackages.Select(p => $"<PackageReference Include=\"{p}\" Version=\"1.0.0\" />"))}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), source);
        return folder;
    }

    /// <summary>Creates a library that references the package, with further files beside its source.</summary>
    /// <returns>Its folder.</returns>
    public string Write(string name, string source, params (string Name, string Text)[] files)
    {
        string folder = Create(name, source, "<OutputType>Library</OutputType>", []);
        foreach ((string file, string text) in files)
            File.WriteAllText(Path.Combine(folder, file), text);
        return folder;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
