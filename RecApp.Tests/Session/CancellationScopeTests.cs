using RecApp.Session;

namespace RecApp.Tests.Session;

public class CancellationScopeTests
{
    [Fact]
    public async Task Token_ReadAfterTheEnd_IsCancelledAndCanBeWaitedWith()
    {
        CancellationScope scope = new();
        scope.Dispose();

        Assert.True(scope.IsCancellationRequested);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(1, scope.Token));
        using CancellationScope late = new(scope.Token);
        Assert.True(late.IsCancellationRequested);
    }

    [Fact]
    public void Dispose_TwiceAndCancelledInBetween_DoesNothingMore()
    {
        CancellationScope scope = new();
        scope.Dispose();
        scope.Cancel();
        scope.Dispose();
    }

    [Fact]
    public void Dispose_Outer_EndsTheInnerAndNotTheOtherWayRound()
    {
        using CancellationScope outer = new();
        using CancellationScope first = new(outer.Token), second = new(outer.Token);

        first.Dispose();
        Assert.False(outer.IsCancellationRequested);
        outer.Dispose();
        Assert.True(second.IsCancellationRequested);
    }
}
