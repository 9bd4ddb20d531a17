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
}
