using System.Runtime.CompilerServices;
using Bunit;

namespace RecApp.Tests.Support;

/// <summary>How long a rendered component may take until a test gives up on it.</summary>
internal static class PatientWaiting
{
    // bUnit's second is too short where every core runs tests: what is waited for then comes late, not never.
    [ModuleInitializer]
    internal static void Wait() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
}
