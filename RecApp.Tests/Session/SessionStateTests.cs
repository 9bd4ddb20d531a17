using RecApp.Session;

namespace RecApp.Tests.Session;

public sealed class SessionStateTests
{
    private readonly SessionState _state = new();

    [Fact]
    public void Get_Twice_MakesOneAndKeepsIt()
    {
        var first = _state.Get("page", () => new List<int>());

        Assert.Same(first, _state.Get("page", () => new List<int>()));
        Assert.NotSame(first, _state.Get("other", () => new List<int>()));
        Assert.Equal("text", _state.Get("page", () => "text"));
    }

    [Fact]
    public void Set_Subscribed_TellsUntilDisposed()
    {
        var calls = 0;
        var subscription = _state.Subscribe(() => calls++);

        _state.Set("page", "a");
        subscription.Dispose();
        subscription.Dispose();
        _state.Set("page", "b");

        Assert.Equal(1, calls);
        Assert.Equal("b", _state.Get("page", () => ""));
    }

    [Fact]
    public void Dispose_OneOfTwoEqualSubscriptions_LeavesTheOther()
    {
        var calls = 0;
        void Count() => calls++;
        var first = _state.Subscribe(Count);
        _state.Subscribe(Count);

        first.Dispose();
        first.Dispose();
        _state.Set("page", "a");

        Assert.Equal(1, calls);
    }
}
