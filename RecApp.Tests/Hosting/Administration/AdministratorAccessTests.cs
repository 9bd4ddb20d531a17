using System.Security.Claims;

namespace RecApp.Tests.Hosting.Administration;

public class AdministratorAccessTests
{
    private readonly CircuitUser _user = new("Production");

    [Fact]
    public async Task IsGranted_SignedIn_UntilTheSessionEnds()
    {
        Assert.False(await _user.Access.IsGrantedAsync());
        _user.SignIn();
        Assert.True(await _user.Access.IsGrantedAsync());
        _user.Clock.Advance(TimeSpan.FromHours(7.9));
        Assert.True(await _user.Access.IsGrantedAsync());
        _user.Clock.Advance(TimeSpan.FromHours(.2));
        Assert.False(await _user.Access.IsGrantedAsync());
    }

    [Fact]
    public async Task IsGranted_SignedOutInAnotherTab_IsNotAnyMore()
    {
        _user.SignIn();
        _user.EndSession();
        Assert.False(await _user.Access.IsGrantedAsync());
    }

    [Fact]
    public async Task IsGranted_SessionOfAnotherKey_IsNot()
    {
        _user.Become(new(ClaimTypes.Name, "administrator"), new("session", "1"), new("key", "0011223344556677"), new("until", "99999999999"));
        Assert.False(await _user.Access.IsGrantedAsync());
    }
}
