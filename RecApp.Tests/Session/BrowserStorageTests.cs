using Bunit;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using RecApp.Session;

namespace RecApp.Tests.Session;

public sealed class BrowserStorageTests : BunitContext
{
    private BrowserStorage Storage(IDataProtectionProvider? keys = null) =>
        new(new ProtectedLocalStorage(JSInterop.JSRuntime, keys ?? new EphemeralDataProtectionProvider()), NullLogger<BrowserStorage>.Instance);

    [Fact]
    public async Task WriteThenRead_SameKeys_GivesTheValueBack()
    {
        var keys = new EphemeralDataProtectionProvider();
        var write = JSInterop.SetupVoid("localStorage.setItem", _ => true).SetVoidResult();
        Assert.True(await Storage(keys).WriteAsync("last", new Kept("jazz")));
        JSInterop.Setup<string>("localStorage.getItem", "last").SetResult((string)write.Invocations["localStorage.setItem"][0].Arguments[1]!);

        Assert.Equal(new Kept("jazz"), await Storage(keys).ReadAsync<Kept>("last"));
    }

    [Theory]
    [InlineData("not protected at all")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Read_ForeignOrNoValue_IsAMiss(string? stored)
    {
        JSInterop.Setup<string>("localStorage.getItem", "last").SetResult(stored!);

        Assert.Null(await Storage().ReadAsync<Kept>("last"));
    }

    [Fact]
    public async Task ReadAndWrite_BrowserRefuses_AreMisses()
    {
        JSInterop.Setup<string>("localStorage.getItem", _ => true).SetException(new JSException("denied"));
        JSInterop.SetupVoid("localStorage.setItem", _ => true).SetException(new InvalidOperationException("prerendering"));

        Assert.Null(await Storage().ReadAsync<Kept>("last"));
        Assert.False(await Storage().WriteAsync("last", new Kept("jazz")));
    }

    private sealed record Kept(string Text);
}
