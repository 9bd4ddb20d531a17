using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace RecApp.Tests.Support;

/// <summary>A host environment that is only a folder.</summary>
public sealed class ContentRoot(string folder) : IHostEnvironment
{
    public string ApplicationName { get; set; } = "RecApp";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    public string ContentRootPath { get; set; } = folder;

    public string EnvironmentName { get; set; } = "Test";
}
