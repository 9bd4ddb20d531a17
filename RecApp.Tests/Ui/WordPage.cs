using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using RecApp.Bundles;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

/// <summary>The smallest page whose state is in its address: answers a word in capitals.</summary>
public sealed class WordPage(WordModelDouble model) : QueryPage<WordQuery, WordState>
{
    internal bool IsBusy => Busy;

    protected override WordQuery Query => State.Form;

    protected override bool IsAnswered => State.Answer is not null;

    protected override Example? FirstExample { get; } = new("A word", "/word?word=example");

    internal Task TypeAsync(string word)
    {
        State.Form = new(word);
        ShowAddress();
        return AnswerAsync();
    }

    internal void EndIt() => Stop();

    protected override void Preview(WordQuery query) => Busy = true;

    protected override async Task LoadAsync() => await model.LoadAsync();

    protected override Task<IReadOnlyList<QueryProblem>> FillAsync(WordQuery query)
    {
        State.Form = query;
        return Task.FromResult<IReadOnlyList<QueryProblem>>([new("word", "unknown")]);
    }

    protected override Task AnswerAsync() => AnswerExampleAsync(Query);

    protected override Task AnswerExampleAsync(WordQuery example) => AskAsync(token => model.AskAsync(example.Word, token), answer => State.Answer = answer);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<UnavailableNotice>(0);
        builder.AddComponentParameter(1, nameof(UnavailableNotice.Reason), Unavailable);
        builder.AddComponentParameter(2, nameof(UnavailableNotice.OnRetry), EventCallback.Factory.Create(this, OpenAsync));
        builder.CloseComponent();
        builder.OpenComponent<AnswerStatus>(3);
        builder.AddComponentParameter(4, nameof(AnswerStatus.Announcement), Announcement);
        builder.AddComponentParameter(5, nameof(AnswerStatus.Failure), Failure);
        builder.AddComponentParameter(6, nameof(AnswerStatus.OnRetry), EventCallback.Factory.Create(this, AnswerAsync));
        builder.CloseComponent();
        builder.OpenElement(7, "output");
        builder.AddContent(8, State.Answer);
        builder.CloseElement();
    }
}

public sealed record WordQuery(string Word) : IPageQuery<WordQuery>
{
    public static (WordQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        QueryReader reader = new(address);
        if (reader.Has("other"))
            reader.Report("other", "It is not read.");
        return (new(reader.Text("word")), reader.Problems);
    }

    public string ToUri() => Word.Length == 0 ? "/word" : $"/word?word={Word}";
}

public sealed class WordState : PageState
{
    public WordQuery Form { get; set; } = new("");

    public string? Answer { get; set; }
}

/// <summary>Answers at once, late, or not at all, as it is told.</summary>
public sealed class WordModelDouble
{
    private readonly TaskCompletionSource _release = new();

    public int Loads { get; private set; }

    public List<string> Asked { get; } = [];

    /// <summary>Whether there is no model.</summary>
    public bool Missing { get; set; }

    /// <summary>Whether questions from now on wait for <see cref="Release"/>.</summary>
    public bool Wait { get; set; }

    /// <summary>Whether it goes on when nobody waits for its answer any more.</summary>
    public bool Ignores { get; set; }

    /// <summary>What questions from now on fail with.</summary>
    public Exception? Problem { get; set; }

    public void Release() => _release.SetResult();

    public Task LoadAsync()
    {
        Loads++;
        return Missing ? throw new ModelUnavailableException("words", "none") : Task.CompletedTask;
    }

    public async Task<string> AskAsync(string word, CancellationToken cancellationToken)
    {
        Asked.Add(word);
        if (Wait)
            await _release.Task.WaitAsync(Ignores ? CancellationToken.None : cancellationToken);
        return Problem is null ? word.ToUpperInvariant() : throw Problem;
    }
}
