using RecApp.Session;

namespace RecApp.Tests.Session;

public sealed class SessionStateTests
{
    private readonly SessionState _state = new();

    [Fact]
    public void Get_Twice_MakesOneAndKeepsIt()
    {
        var first = _state.Get<List<int>>();

        Assert.Same(first, _state.Get<List<int>>());
        Assert.NotSame(first, (object)_state.Get<List<string>>());
        Assert.NotSame(first, new SessionState().Get<List<int>>());
    }
}
