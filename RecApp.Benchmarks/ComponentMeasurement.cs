using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MudBlazor;
using MudBlazor.Services;

namespace RecApp.Benchmarks;

/// <summary>What a circuit keeps for one of MudBlazor's controls, beside the HTML that does the same. Without what scripts keep on top.</summary>
internal static class ComponentMeasurement
{
    private const int Copies = 1000, Options = 4;

    private static readonly (string Name, RenderFragment Draw)[] Controls =
    [
        ("<select> of four", builder => Html(builder, "select", inner => Repeat(inner, (option, place) => Html(option, "option", text => text.AddContent(0, place))))),
        ("MudSelect of four", builder => Add<MudSelect<int>>(builder, (nameof(MudSelect<>.Variant), Variant.Outlined), (nameof(MudSelect<>.ChildContent), (RenderFragment)(inner =>
            Repeat(inner, (option, place) => Add<MudSelectItem<int>>(option, (nameof(MudSelectItem<>.Value), place))))))),
        ("<input>", builder => Html(builder, "input", _ => { })),
        ("MudTextField", builder => Add<MudTextField<string>>(builder, (nameof(MudTextField<>.Variant), Variant.Outlined))),
        ("InputFile", builder => Add<InputFile>(builder)),
        ("MudFileUpload", builder => Add<MudFileUpload<IBrowserFile>>(builder)),
        ("<a>", builder => Html(builder, "a", inner => inner.AddContent(0, "Example"))),
        ("MudChip as a link", builder => Add<MudChip<string>>(builder, (nameof(MudChip<>.Href), "/"), (nameof(MudChip<>.Text), "Example"))),
        ("MudSlider", builder => Add<MudSlider<int>>(builder)),
        ("MudDialogProvider", builder => Add<MudDialogProvider>(builder)),
    ];

    public static async Task RunAsync()
    {
        // What is made once for all of a kind must be there before it is counted.
        foreach (var (_, draw) in Controls)
            await HeldAsync(draw);
        foreach (var (name, draw) in Controls)
        {
            double held = Math.Max(0, await HeldAsync(draw) / 1024.0 / Copies);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {held:0.0} KB"));
        }
    }

    // Not inlined: otherwise a renderer before this one could be collected while this one is measured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<long> HeldAsync(RenderFragment draw)
    {
        await using var services = new ServiceCollection().AddLogging().AddMudServices().AddSingleton<IJSRuntime, NoScript>().AddSingleton<NavigationManager, NowhereElse>().BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        await DrawAsync(renderer, draw, 1);
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await DrawAsync(renderer, draw, Copies);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(renderer);
        return held;
    }

    private static Task DrawAsync(HtmlRenderer renderer, RenderFragment draw, int copies) => renderer.Dispatcher.InvokeAsync(() =>
        renderer.RenderComponentAsync<Several>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Several.Draw)] = draw, [nameof(Several.Copies)] = copies })));

    private static void Html(RenderTreeBuilder builder, string name, Action<RenderTreeBuilder> inner)
    {
        builder.OpenElement(0, name);
        inner(builder);
        builder.CloseElement();
    }

    private static void Add<TComponent>(RenderTreeBuilder builder, params (string Name, object Value)[] parameters)
        where TComponent : IComponent
    {
        builder.OpenComponent<TComponent>(0);
        foreach (var (name, value) in parameters)
            builder.AddComponentParameter(1, name, value);
        builder.CloseComponent();
    }

    private static void Repeat(RenderTreeBuilder builder, Action<RenderTreeBuilder, int> draw)
    {
        for (int place = 0; place < Options; place++)
        {
            builder.OpenRegion(0);
            draw(builder, place);
            builder.CloseRegion();
        }
    }

    private sealed class Several : ComponentBase
    {
        [Parameter]
        public required RenderFragment Draw { get; set; }

        [Parameter]
        public int Copies { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            for (int copy = 0; copy < Copies; copy++)
                builder.AddContent(0, Draw);
        }
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => default;

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => default;
    }

    private sealed class NowhereElse : NavigationManager
    {
        public NowhereElse() => Initialize("http://localhost/", "http://localhost/");
    }
}
