using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Validation;

namespace RecApp.Tests.Experiments;

public sealed class ExperimentRulesTests
{
    private static readonly VariantDraft Calm = new() { Name = "calm", Share = 0.5 };

    private static readonly VariantDraft Loud = new() { Name = "loud", Share = 0.5, Settings = new Dictionary<string, string> { ["tone"] = "loud" } };

    public static TheoryData<string, ExperimentDraft, string> Wrong => new()
    {
        { "variants", ExperimentBench.Tones() with { Variants = [Calm, Loud with { Share = 0.4 }] }, "have shares that add up to 0.9; they must add up to 1." },
        { "variants", ExperimentBench.Tones() with { Variants = [Calm with { Share = 1 }] }, "are 1; give 2 to 10." },
        { "variants", ExperimentBench.Tones() with { Variants = [Calm, Calm with { Name = "same" }] }, "are all alike: give at least one a version or settings." },
        { "variants[1].name", ExperimentBench.Tones() with { Variants = [Calm, Loud with { Name = "calm" }] }, "is another variant's name already." },
        { "variants[1].share", ExperimentBench.Tones() with { Variants = [Calm, Loud with { Share = double.NaN }] }, "must be above 0 and below 1." },
        { "variants[1].settings.tone", ExperimentBench.Tones() with { Variants = [Calm, Loud with { Settings = new Dictionary<string, string> { ["tone"] = "shrill" } }] }, "must be one of calm, loud." },
        { "variants[1].settings", ExperimentBench.Tones() with { Variants = [Calm, Loud with { Settings = new Dictionary<string, string> { ["pitch"] = "high" } }] }, "may have tone only." },
        { "variants[1].version", ExperimentBench.Tones() with { Variants = [Calm, Loud with { Version = "20200101-00000000" }] }, "must be an installed one or a candidate: 20260302-" },
        { "name", ExperimentBench.Tones() with { Name = "Tones in May" }, "must be 1 to 64 of a–z, 0–9 and -" },
        { "model", ExperimentBench.Tones() with { Model = "nothing" }, "must be one of others, words." },
        { "layer", ExperimentBench.Tones() with { Layer = "a b" }, "without one it is the model's name." },
        { "traffic", ExperimentBench.Tones() with { Traffic = 0 }, "must be above 0 and at most 1." },
        { "outcome", ExperimentBench.Tones() with { Outcome = "1" }, "must be one of feedback, play, add, save, copy." },
        { "control", ExperimentBench.Tones() with { Control = "quiet" }, "must be one of the variants: calm, loud." },
        { "baseRate", ExperimentBench.Tones() with { BaseRate = 0 }, "must be between 0 and 1" },
        { "effect", ExperimentBench.Tones() with { Effect = "tenfold" }, "must be absolute or relative." },
        { "minimumEffect", ExperimentBench.Tones() with { MinimumEffect = 0.8 }, "with what was given it comes to 1.1." },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Create_WrongField_NamesItAndWhatIsAllowed(string field, ExperimentDraft draft, string expected)
    {
        await using var bench = await ExperimentBench.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => bench.Service.CreateAsync(draft, Cancellation));

        Assert.Contains(expected, Assert.Contains(field, error.Errors)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_NameTaken_IsRefused()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.Service.CreateAsync(ExperimentBench.Tones(), Cancellation);

        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => bench.Service.CreateAsync(ExperimentBench.Tones(), Cancellation));

        Assert.Equal("'tones' is another experiment's already.", error.Errors["name"][0]);
    }

    [Fact]
    public async Task Create_Sound_PutsTheControlFirstAndCompletesIt()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.Catalog.WarmAsync("words", Cancellation);

        var created = await bench.Service.CreateAsync(
            ExperimentBench.Tones() with { Control = "loud", Effect = "relative", MinimumEffect = 0.5, Variants = [Calm with { Version = bench.Old.Version }, Loud] }, Cancellation);

        var kept = (await bench.Service.FindAsync("tones", Cancellation))!.Definition;
        Assert.Equal(["loud", "calm"], kept.Variants.Select(variant => variant.Name));
        // Where versions are compared, each is named.
        Assert.Equal([bench.Newest.Version, bench.Old.Version], kept.Variants.Select(variant => variant.Version));
        Assert.Equal((0.15, "words", ExperimentState.Draft), (Math.Round(kept.MinimumEffect, 9), kept.Layer, created.State));
    }

    [Fact]
    public async Task Start_LayerIsFull_SaysHowMuchRoomThereIs()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones("first") with { Traffic = 0.6 });
        await bench.Service.CreateAsync(ExperimentBench.Tones("second") with { Traffic = 0.5 }, Cancellation);

        var error = await Assert.ThrowsAsync<ExperimentConflictException>(() => bench.Service.StartAsync("second", Cancellation));

        Assert.StartsWith("The layer words has room for a share of 0.4, and this experiment wants 0.5.", error.Message, StringComparison.Ordinal);
        Assert.Equal(ExperimentState.Draft, (await bench.Service.FindAsync("second", Cancellation))!.State);
    }

    [Fact]
    public async Task Start_SameSettingInAnotherLayer_IsRefused()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones("first"));
        await bench.Service.CreateAsync(ExperimentBench.Tones("second") with { Layer = "elsewhere" }, Cancellation);

        var error = await Assert.ThrowsAsync<ExperimentConflictException>(() => bench.Service.StartAsync("second", Cancellation));

        Assert.Contains("sets the tone too", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TwiceOrAfterTheEnd_IsRefusedWithTheState()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones());

        Assert.StartsWith("It is running", (await Assert.ThrowsAsync<ExperimentConflictException>(() => bench.Service.StartAsync("tones", Cancellation))).Message, StringComparison.Ordinal);
        await bench.Service.StopAsync("tones", Cancellation);
        Assert.StartsWith("It is stopped", (await Assert.ThrowsAsync<ExperimentConflictException>(() => bench.Service.StopAsync("tones", Cancellation))).Message, StringComparison.Ordinal);
        Assert.Null(await bench.Service.StartAsync("nothing", Cancellation));
        Assert.Null(await bench.Service.StopAsync("nothing", Cancellation));
    }

    [Fact]
    public async Task Start_VersionDamaged_StaysADraft()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.Service.CreateAsync(bench.Versions(), Cancellation);
        await File.AppendAllTextAsync(Path.Combine(bench.Models, "words", bench.Old.Version, "word.txt"), "!", Cancellation);

        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => bench.Service.StartAsync("versions", Cancellation));

        Assert.Contains("is damaged", error.Reason, StringComparison.Ordinal);
        Assert.Equal(ExperimentState.Draft, (await bench.Service.FindAsync("versions", Cancellation))!.State);
        Assert.False(bench.Running.Any);
    }

    [Fact]
    public async Task Slice_NeighbourEnds_StaysWhereItIs()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones("first") with { Traffic = 0.3 });
        // Those that began at the same moment have no order.
        bench.Storage.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.RunAsync(ExperimentBench.Tones("second") with { Traffic = 0.3 });
        string[] Visitors() => [.. Enumerable.Range(0, 500).Select(number => $"v{number}").Where(visitor => bench.Running.Of("words")!.Last().VariantOf(visitor) is not null)];
        string[] before = Visitors();
        await bench.Service.StopAsync("first", Cancellation);

        Assert.Equal(before, Visitors());
        Assert.InRange(before.Length, 110, 190);
        // What the first one had is free again.
        Assert.Equal(0, (await bench.RunAsync(ExperimentBench.Tones("third") with { Traffic = 0.3 })).SliceFrom);
        Assert.All(Visitors(), visitor => Assert.Single(bench.Running.Of("words")!, running => running.VariantOf(visitor) is not null));
    }
}
