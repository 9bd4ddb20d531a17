using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using RecApp.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Administration;

/// <summary>The person in a circuit, under the application's own policy.</summary>
internal sealed class CircuitUser : AuthenticationStateProvider
{
    private readonly ServiceProvider _services;
    private ClaimsPrincipal _user = new(new ClaimsIdentity());

    public CircuitUser(string environment)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Admin:Key", SignInBrowser.Key)]).Build());
        services.AddSingleton<TimeProvider>(Clock).AddSingleton<IHostEnvironment>(new ContentRoot(Path.GetTempPath()) { EnvironmentName = environment });
        services.AddAdministration();
        _services = services.BuildServiceProvider();
        Access = new(this, _services.GetRequiredService<IAuthorizationService>());
    }

    public FakeTimeProvider Clock { get; } = new();

    public AdministratorAccess Access { get; }

    public void SignIn() => _user = _services.GetRequiredService<AdminSessions>().Begin("test");

    /// <summary>As signing out in another tab does: the circuit goes on with the user it has.</summary>
    public void EndSession() => _services.GetRequiredService<AdminSessions>().End(_user);

    /// <summary>Claims somebody made up.</summary>
    public void Become(params Claim[] claims) => _user = new(new ClaimsIdentity(claims, "forged"));

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(_user));
}
