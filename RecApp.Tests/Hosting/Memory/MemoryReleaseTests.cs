using Microsoft.Extensions.Time.Testing;
using RecApp.Hosting.Memory;

namespace RecApp.Tests.Hosting.Memory;

public class MemoryReleaseTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _released;

    [Fact]
    public async Task Circuits_MostOfACrowdCloses_ReleasesOnceAndAgainForTheNextCrowd()
    {
        MemoryRelease release = new(_clock, () => _released++);
        await OpenAsync(release, 500);
        await CloseAsync(release, 399);
        Assert.Equal(0, _released);
        await CloseAsync(release, 1);
        Assert.Equal(1, _released);
        _clock.Advance(TimeSpan.FromMinutes(11));
        await CloseAsync(release, 79);
        Assert.Equal(1, _released);
        await CloseAsync(release, 1);
        Assert.Equal(2, _released);
        await CloseAsync(release, 20);
        Assert.Equal(2, _released);
    }

    [Fact]
    public async Task Circuits_FewAtATimeComeAndGo_ReleasesNothingHoweverMany()
    {
        MemoryRelease release = new(_clock, () => _released++);
        for (int round = 0; round < 20; round++)
        {
            await OpenAsync(release, 39);
            await CloseAsync(release, 39);
        }
        Assert.Equal(0, _released);
    }

    [Fact]
    public async Task Circuits_CrowdsThatComeAndGoOnPurpose_ReleaseOnceInTenMinutes()
    {
        MemoryRelease release = new(_clock, () => _released++);
        for (int round = 0; round < 20; round++)
        {
            await OpenAsync(release, 40);
            await CloseAsync(release, 40);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(2, _released);
    }

    // The handler counts circuits and looks at none.
    private static async Task OpenAsync(MemoryRelease release, int count)
    {
        for (int i = 0; i < count; i++)
            await release.OnCircuitOpenedAsync(null!, default);
    }

    private static async Task CloseAsync(MemoryRelease release, int count)
    {
        for (int i = 0; i < count; i++)
            await release.OnCircuitClosedAsync(null!, default);
    }
}
