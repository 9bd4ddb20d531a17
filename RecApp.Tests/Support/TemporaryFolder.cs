namespace RecApp.Tests.Support;

/// <summary>A folder of one test, deleted with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Location);

    public string Location { get; } = Path.Combine(Path.GetTempPath(), $"recapp-test-{Guid.CreateVersion7():N}");

    public string Combine(params string[] parts) => Path.Combine([Location, .. parts]);

    public void Dispose() => Directory.Delete(Location, recursive: true);
}
