using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Administration;

/// <summary>What a browser does on the sign-in page: keeps cookies, fills the form in, sends it with its token, follows nothing.</summary>
internal sealed partial class SignInBrowser(RecAppFactory factory) : IDisposable
{
    public const string Key = "correct horse battery staple";

    public HttpClient Client { get; } = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>The application outside Development, where a key is needed.</summary>
    public static RecAppFactory Application(string? key = Key, string environment = "Production") =>
        new() { EnvironmentName = environment, Settings = key is null ? [] : new() { ["Admin:Key"] = key } };

    public async Task<HttpResponseMessage> SignInAsync(string key = Key, string returnUrl = "/models") =>
        await PostAsync("/admin/session", new() { ["key"] = key, ["returnUrl"] = returnUrl });

    public Task<HttpResponseMessage> SignOutAsync() => PostAsync("/admin/session/end", []);

    public void Dispose() => Client.Dispose();

    private async Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var page = await Client.GetStringAsync("/admin/sign-in", cancellationToken);
        fields["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value;
        return await Client.PostAsync(address, new FormUrlEncodedContent(fields), cancellationToken);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
