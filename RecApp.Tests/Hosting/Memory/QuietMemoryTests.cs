using RecApp.Hosting.Memory;

namespace RecApp.Tests.Hosting.Memory;

public sealed class QuietMemoryTests : IDisposable
{
    private readonly QuietMemory _memory;
    private long _allocated;
    private int _released, _trimmed;

    public QuietMemoryTests() => _memory = new(
        TimeProvider.System, () => _allocated,
        () =>
        {
            _trimmed++;
            return true;
        },
        () => _released++);

    [Theory]
    [InlineData(new[] { 700, 0, 0, 10 }, 1)]
    [InlineData(new[] { 700, 200, 200, 200 }, 0)]
    [InlineData(new[] { 700, 0, 300, 1, 100, 1 }, 2)]
    [InlineData(new[] { 100, 0, 0, 0 }, 0)]
    [InlineData(new[] { 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15 }, 1)]
    public void Look_MegabytesAllocatedBefore_ReleasesOnceItIsQuietAndWorthIt(int[] megabytes, int released)
    {
        foreach (int allocated in megabytes)
        {
            _allocated += allocated * 1024L * 1024;
            Assert.True(_memory.Look());
        }

        Assert.Equal((released, megabytes.Length - released), (_released, _trimmed));
    }

    public void Dispose() => _memory.Dispose();
}
