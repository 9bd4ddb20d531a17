using System.Diagnostics;
using RecApp.Hosting.Errors;
using RecApp.Hosting.Security;

namespace RecApp.Hosting;

/// <summary>What stands around everything, the framework's own middleware included: headers on every answer and an answer to every failure.</summary>
internal sealed class OuterLayer : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        ServerRefusals.Watch(app.ApplicationServices.GetRequiredService<DiagnosticListener>());
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LastResort>();
        next(app);
    };
}
