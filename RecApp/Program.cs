using RecApp.Components;
using RecApp.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting();
builder.Services.AddShell();

// Core: storage, models, session.

// Features.

var app = builder.Build();
app.UseHosting();

app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");

// The HTTP API: every feature maps its own part, as in api.MapModels().
var api = app.MapHosting();

await app.RunAsync();
