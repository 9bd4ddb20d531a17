using System.Text;
using System.Text.Json;
using RecApp.Bundles;

namespace RecApp.Tests.Bundles;

/// <summary>Tiny bundles: their only weight is a word.</summary>
internal static class TestBundles
{
    public static readonly DateTimeOffset FirstDay = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static ModelManifest Draft(string name, DateTimeOffset? created = null) => new()
    {
        Name = name,
        Task = "Say a word",
        Algorithm = "Reading it",
        CreatedUtc = created ?? FirstDay,
        CodeCommit = "0123456789abcdef0123456789abcdef01234567",
        Data = [new("Words", "https://example.org/words", "CC0-1.0", new('a', 64), 3)],
        Split = new("every second word", 17),
        Hyperparameters = new Dictionary<string, JsonElement>
        {
            ["weights"] = JsonSerializer.SerializeToElement(new[] { 0.5, 0.25 }),
            ["clusters"] = JsonSerializer.SerializeToElement(17),
        },
        Metrics = [new("recall@500", 0.41, "hide half", "blend", "editorial"), new("recall@500", 0.075, "hide half", "cluster")],
        Reference = [new("tempo", [0, 100, 200], [300, 400]) { Role = MeasureRole.Input }],
    };

    public static ModelManifest Write(string models, string name, string word, DateTimeOffset? created = null) =>
        ModelBundleWriter.Write(models, Draft(name, created), new Dictionary<string, byte[]>
        {
            ["word.txt"] = Encoding.UTF8.GetBytes(word),
            ["parts/extra.bin"] = [1, 2, 3],
        });

    public static string FolderOf(string models, ModelManifest manifest) => Path.Combine(models, manifest.Name, manifest.Version);
}
