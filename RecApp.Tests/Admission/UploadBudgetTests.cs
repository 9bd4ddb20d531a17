using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Admission;

namespace RecApp.Tests.Admission;

public class UploadBudgetTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Add_ManyCallersAtOnce_NeverExceedsAndEndsEmpty(int seed)
    {
        var budget = Budget(perAddress: 4, total: 10);
        string[] callers = ["one", "two", "three", "four", "five"];
        int refused = 0, exceeded = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            Random random = new((100 * seed) + worker);
            List<(string Caller, long Bytes)> held = [];
            for (int step = 0; step < 5_000; step++)
            {
                if (held.Count > 0 && random.Next(2) == 0)
                {
                    int place = random.Next(held.Count);
                    budget.Add(held[place].Caller, -held[place].Bytes);
                    held.RemoveAt(place);
                    continue;
                }
                (string caller, long bytes) = (callers[random.Next(callers.Length)], random.NextInt64(1, 2 * Megabyte));
                try
                {
                    budget.Add(caller, bytes);
                    held.Add((caller, bytes));
                }
                catch (UploadRefusedException)
                {
                    Interlocked.Increment(ref refused);
                }
                if (budget.Held > 10 * Megabyte || budget.HeldBy(caller) > 4 * Megabyte)
                    Interlocked.Increment(ref exceeded);
            }
            held.ForEach(one => budget.Add(one.Caller, -one.Bytes));
        })));

        Assert.Equal(0, exceeded);
        Assert.NotEqual(0, refused);
        Assert.Equal(0, budget.Held);
        Assert.All(callers, caller => Assert.Equal(0, budget.HeldBy(caller)));
    }

    [Fact]
    public void Add_OneAddressFull_OthersStillGetTheirsUntilAllAre()
    {
        var budget = Budget(perAddress: 4, total: 6);
        budget.Add("one", 4 * Megabyte);

        Assert.Contains("Close a tab", Refusal(budget, "one", 1), StringComparison.Ordinal);
        budget.Add("two", 2 * Megabyte);

        Assert.Contains("holds as many uploads as it can", Refusal(budget, "two", 1), StringComparison.Ordinal);
        budget.Add("one", -4 * Megabyte);
        budget.Add("two", 2 * Megabyte);
    }

    [Fact]
    public void Add_MoreThanAnAddressMayEverHave_SaysSo() => Assert.Equal(
        "Working on this takes up to 4.5 MB of the server's memory, and one address may have 4 MB. Take a smaller part.",
        Refusal(Budget(perAddress: 4, total: 6), "one", 9 * Megabyte / 2));

    [Fact]
    public void Validate_Defaults_AreValid()
    {
        var options = Bind([]).Value;
        Assert.Equal((256, 768), (options.PerAddressMegabytes, options.TotalMegabytes));
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEveryKey()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(new() { ["Uploads:PerAddressMegabytes"] = "15", ["Uploads:TotalMegabytes"] = "14" }).Value);
        Assert.Equal(
            [
                "Uploads:PerAddressMegabytes is 15; it must be 16 to 1000000.",
                "Uploads:TotalMegabytes is 14; it must be 15 (Uploads:PerAddressMegabytes) to 1000000.",
            ],
            error.Failures);
    }

    private static string Refusal(UploadBudget budget, string caller, long bytes)
    {
        long before = budget.Held;
        string message = Assert.Throws<UploadRefusedException>(() => budget.Add(caller, bytes)).Message;
        Assert.Equal(before, budget.Held);
        return message;
    }

    private static UploadBudget Budget(int perAddress, int total) =>
        new(Options.Create(new UploadOptions { PerAddressMegabytes = perAddress, TotalMegabytes = total }));

    private static IOptions<UploadOptions> Bind(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddUploadBudget()
        .BuildServiceProvider()
        .GetRequiredService<IOptions<UploadOptions>>();
}
