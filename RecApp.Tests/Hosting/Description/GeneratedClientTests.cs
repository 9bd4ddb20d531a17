using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Description;

/// <summary>Clients that others generate from the description: NSwag writes them, the languages' own compilers compile them.</summary>
public class GeneratedClientTests(SharedApplication application)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CSharpClient_Generated_CompilesAndCalls()
    {
        using var folder = new TemporaryFolder();
        string source = await GenerateAsync(folder, "openapi2csclient", "Client.cs", "/namespace:Generated", "/jsonLibrary:SystemTextJson", "/generateNullableReferenceTypes:true", "/useBaseUrl:false", "/operationGenerationMode:SingleClientFromOperationId");
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create("Generated", [CSharpSyntaxTree.ParseText(source, cancellationToken: Cancellation)], platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();

        var compiled = compilation.Emit(assembly, cancellationToken: Cancellation);

        Assert.Empty(compiled.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).Select(problem => problem.ToString()));
        var type = Assembly.Load(assembly.ToArray()).GetType("Generated.Client", throwOnError: true)!;
        dynamic client = Activator.CreateInstance(type, application.CreateClient())!;
        var found = await client.SearchMoviesAsync("matrix 1999", 3);
        Assert.Equal("Matrix, The (1999)", (string)Enumerable.First(found.Items).Title);
    }

    [Fact]
    public async Task TypeScriptClient_Generated_Compiles()
    {
        using var folder = new TemporaryFolder();
        string source = await GenerateAsync(folder, "openapi2tsclient", "client.ts", "/template:Fetch", "/typeStyle:Interface", "/operationGenerationMode:SingleClientFromOperationId");
        Assert.Contains("searchMovies(", source);
        string compiler = Path.Combine(Package("TypeScript"), "tools", "runtimes", RuntimeInformation.RuntimeIdentifier.Replace("win", "win32", StringComparison.Ordinal).Replace("osx", "darwin", StringComparison.Ordinal),
            OperatingSystem.IsWindows() ? "tsc.exe" : "tsc");
        // A package can't say that a file is to be run.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(compiler, File.GetUnixFileMode(compiler) | UnixFileMode.UserExecute);

        await RunAsync(compiler, "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom", folder.Combine("client.ts"));
    }

    private async Task<string> GenerateAsync(TemporaryFolder folder, string command, string file, params string[] options)
    {
        string document = folder.Combine("v1.json");
        await File.WriteAllTextAsync(document, await application.CreateClient().GetStringAsync("/openapi/v1.json", Cancellation), Cancellation);
        await RunAsync("dotnet", [Path.Combine(Package("NSwag"), "tools", "Net100", "dotnet-nswag.dll"), command, $"/input:{document}", $"/output:{folder.Combine(file)}", .. options]);
        return await File.ReadAllTextAsync(folder.Combine(file), Cancellation);
    }

    private static string Package(string name) =>
        typeof(GeneratedClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
    }
}
