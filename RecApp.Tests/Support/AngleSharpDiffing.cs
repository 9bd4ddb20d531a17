using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace RecApp.Tests.Support;

/// <summary>bUnit asks for AngleSharp.Diffing 1.x; the feed carries 0.17.0, which has the same surface for what bUnit calls.</summary>
internal static class AngleSharpDiffing
{
    [ModuleInitializer]
    internal static void HandOutWhatTheFeedHas() =>
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
            : null;
}
