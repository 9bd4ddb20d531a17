using System.Text.Json;
using RecApp.Tests.Features.Movies.Pairs;

namespace RecApp.Tests.Cluster.Visitors;

[Collection(nameof(InstancePair))]
public sealed class SharedVisitorTests(InstancePair pair)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Visitor_ActsAtOneInstance_IsKnownAndForgottenAtTheOther()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await pair.MendAsync();
        int film = PairWorld.Popular(InstancePair.Films, 3);

        await pair.First.PlayAsync("somebody", film);

        JsonElement next;
        while ((next = await pair.Second.NextAsync("somebody", patience.Token)).GetProperty("movies").GetArrayLength() == 0)
            await Task.Delay(20, patience.Token);
        Assert.Equal($"{film}", next.GetProperty("because")[0].GetProperty("id").GetString());
        Assert.Empty((await pair.Second.NextAsync("somebody-else", patience.Token)).GetProperty("movies").EnumerateArray());
        await pair.Second.ForgetAsync("somebody");
        Assert.Empty((await pair.First.NextAsync("somebody", patience.Token)).GetProperty("movies").EnumerateArray());
    }
}
