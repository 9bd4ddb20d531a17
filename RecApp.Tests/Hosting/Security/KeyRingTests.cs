using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Security;

public class KeyRingTests
{
    [Fact]
    public async Task Protected_BeforeARestart_IsReadableAfterIt()
    {
        var storage = Directory.CreateTempSubdirectory("recapp-").FullName;
        string secret;
        await using (var before = await ProbeApplication.StartAsync(_ => { }, new() { ["Storage:Path"] = storage }))
            secret = Protector(before.Application.Services).Protect("what the browser keeps");
        await using (var after = await ProbeApplication.StartAsync(_ => { }, new() { ["Storage:Path"] = storage }))
            Assert.Equal("what the browser keeps", Protector(after.Application.Services).Unprotect(secret));
        Directory.Delete(storage, recursive: true);
    }

    [Fact]
    public async Task Folder_ThatCantBeWritten_LeavesTheApplicationRunningWithAWarning()
    {
        var file = Path.GetTempFileName();
        using var log = new LogCollector();
        await using var probe = await ProbeApplication.StartAsync(_ => { }, new() { ["Storage:Path"] = file }, configure: services => services.AddSingleton<ILoggerProvider>(log));
        var protector = Protector(probe.Application.Services);
        Assert.Equal("x", protector.Unprotect(protector.Protect("x")));
        Assert.Contains(log.Events, entry => entry.Level == LogLevel.Warning && entry.Message.Contains("Storage:Path"));
        File.Delete(file);
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
