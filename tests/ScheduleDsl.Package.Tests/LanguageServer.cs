using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace ScheduleDsl.Package.Tests;

/// <summary>A language server as an editor talks to it: the few messages of the protocol that open a document, change it, and ask what is wrong with it.</summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly CancellationTokenSource limit = new(Patience);
    private int requests;
    private int version;

    private LanguageServer(Process process) => this.process = process;

    public static async Task<LanguageServer> StartAsync(string folder)
    {
        string command = LanguageServerFactAttribute.Command!;
        bool isAssembly = command.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        ProcessStartInfo start = new(isAssembly ? "dotnet" : command, isAssembly ? [command] : [])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        // Set by the test host for itself.
        foreach (string name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath" })
            start.Environment.Remove(name);
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The language server did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        LanguageServer server = new(process);
        await server.AskAsync("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = Uri(folder),
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = Uri(folder), ["name"] = Path.GetFileName(folder) }),
            ["capabilities"] = new JsonObject
            {
                ["workspace"] = new JsonObject { ["configuration"] = true },
                ["textDocument"] = new JsonObject { ["diagnostic"] = new JsonObject() },
            },
        });
        await server.TellAsync("initialized", []);
        await server.TellAsync("workspace/didChangeConfiguration", new JsonObject { ["settings"] = new JsonObject { ["csharp"] = Settings() } });
        return server;
    }

    public Task OpenAsync(string file, string text) => TellAsync("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(file), ["languageId"] = "csharp", ["version"] = ++version, ["text"] = text },
    });

    public Task ChangeAsync(string file, string text) => TellAsync("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = Uri(file), ["version"] = ++version },
        ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
    });

    /// <summary>What the server says of a document, as soon as an id is among it: a project that is still loading has nothing to say.</summary>
    public async Task<JsonArray> DiagnosticsAsync(string file, string until)
    {
        while (true)
        {
            JsonNode? answer = await AskAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = Uri(file) } });
            if (answer?["items"] is JsonArray items && items.Any(d => d!["code"]?.ToString() == until))
                return items;
            await Task.Delay(500, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        limit.Dispose();
    }

    private static string Uri(string path) => new Uri(path).AbsoluteUri;

    private static JsonObject Settings() => new() { ["analyzersEnabled"] = true };

    private Task TellAsync(string method, JsonObject parameters) => SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private async Task<JsonNode?> AskAsync(string method, JsonObject parameters)
    {
        int id = ++requests;
        await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            JsonNode message = await ReceiveAsync();
            bool isRequest = message["method"] is not null;
            if (!isRequest && message["id"]?.ToString() == id.ToString(CultureInfo.InvariantCulture))
                return message["result"];
            if (isRequest && message["id"] is { } asked)
                await SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked.DeepClone(), ["result"] = Answer(message) });
        }
    }

    // Servers ask for their settings; what else they ask can wait.
    private static JsonArray? Answer(JsonNode request) => (string?)request["method"] == "workspace/configuration"
        ? [.. request["params"]!["items"]!.AsArray().Select(_ => (JsonNode)Settings())]
        : null;

    private async Task SendAsync(JsonObject message)
    {
        byte[] body = Encoding.UTF8.GetBytes(message.ToJsonString());
        Stream input = process.StandardInput.BaseStream;
        await input.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), limit.Token);
        await input.WriteAsync(body, limit.Token);
        await input.FlushAsync(limit.Token);
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        Stream output = process.StandardOutput.BaseStream;
        int length = 0;
        for (string line = await LineAsync(output); line.Length > 0; line = await LineAsync(output))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
        }
        byte[] body = new byte[length];
        await output.ReadExactlyAsync(body, limit.Token);
        return JsonNode.Parse(body)!;
    }

    private async Task<string> LineAsync(Stream output)
    {
        List<byte> line = [];
        byte[] one = new byte[1];
        while (line is not [.., (byte)'\r', (byte)'\n'])
        {
            await output.ReadExactlyAsync(one, limit.Token);
            line.Add(one[0]);
        }
        return Encoding.ASCII.GetString([.. line]).TrimEnd();
    }
}
