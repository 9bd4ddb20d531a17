namespace RecApp.Benchmarks.Circuits;

/// <summary>A thing people do on a page.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Weight">How often, against the others of the page.</param>
internal sealed record Habit(string Name, int Weight, Func<CircuitTab, Random, Task<Answer?>> DoAsync);

/// <summary>A page, how often people go there, how many things they do there, and which.</summary>
internal sealed record PageHabits(string Path, int Weight, int Most, params Habit[] Habits)
{
    private static readonly string[] Words = ["love", "night", "star", "summer", "dream", "dark", "gold", "river", "king", "home"];

    private static readonly string[] Openings =
        ["I went in without hopes and came out smiling.", "Two hours that felt like five.", "The actors do what they can.", "A quiet film about a loud family.", "Nothing here is new, and yet it works."];

    private static readonly string[] Ends =
        ["The ending is wonderful and the music is not bad at all.", "The plot is dull, the jokes are worse.", "I would not watch it again, but I am glad that I did.", "A warm, clever, beautifully shot story.", "A waste of a good idea."];

    /// <summary>Every page of the product that people come to by its navigation.</summary>
    public static IReadOnlyList<PageHabits> All { get; } =
    [
        new("/", 1, 1),
        new("/recommender", 3, 6, new("example", 2, Deeds.ExampleAsync), new("search and pick", 4, Deeds.Search(Words)), new("recommend", 2, Deeds.Press("Recommend")), new("slider", 1, Deeds.SlideAsync)),
        new("/recommender/movies", 3, 8, new("example", 1, Deeds.ExampleAsync), new("search and pick", 5, Deeds.Search(Words)), new("select", 2, Deeds.Select("stars"))),
        new("/predictor", 3, 8, new("example", 3, Deeds.ExampleAsync), new("select", 2, Deeds.Select("credential", "college-type", "region", "locale")),
            new("type", 3, Deeds.Type(("admission-rate", ["0.3", "0.55", "0.8"]), ("sat", ["980", "1150", "1400"]), ("tuition", ["9000", "18000", "30000"])))),
        new("/predictor/regression", 3, 10, new("example", 2, Deeds.ExampleAsync), new("slider", 5, Deeds.SlideAsync)),
        new("/sentiment", 3, 8, new("example", 1, Deeds.ExampleAsync), new("review", 4, Deeds.Review(Openings, Ends)), new("radio", 1, Deeds.RadioAsync)),
        new("/lyrics", 2, 5, new("slider", 3, Deeds.SlideAsync), new("select", 2, Deeds.Select("field-scheme", "field-mood")), new("write", 1, Deeds.WriteAsync)),
        new("/models", 1, 1),
        new("/data", 1, 1),
        new("/blog", 1, 2, new Habit("example", 1, Deeds.ExampleAsync)),
    ];

    /// <summary>A page at random, by weight.</summary>
    public static PageHabits Next(Random random) => Weighted(All, page => page.Weight, random);

    /// <summary>A thing to do here at random, by weight; null on a page that is only read.</summary>
    public Habit? NextHabit(Random random) => Habits.Length == 0 ? null : Weighted(Habits, habit => habit.Weight, random);

    private static T Weighted<T>(IReadOnlyList<T> items, Func<T, int> weight, Random random)
    {
        var at = random.Next(items.Sum(weight));
        return items.First(item => (at -= weight(item)) < 0);
    }
}
