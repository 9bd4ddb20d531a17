namespace RecApp.Benchmarks.Scale;

/// <summary>How instances watch each other.</summary>
/// <param name="Instances">How many there are.</param>
/// <param name="Votes">How many must find one silent before it is declared dead.</param>
/// <param name="IsIndirect">Whether the last missed answer is asked for once more through another instance.</param>
/// <param name="StallsPerHour">How often an instance stands still, on average.</param>
/// <param name="MeanStall">How long, on average, in seconds; exponentially distributed.</param>
/// <param name="CutsPerHour">How often the way from one instance to another that it watches is cut, while all others are open.</param>
/// <param name="MeanCut">How long, on average, in seconds; exponentially distributed.</param>
internal sealed record MembershipSetting(int Instances, int Votes, bool IsIndirect, double StallsPerHour, double MeanStall, double CutsPerHour, double MeanCut);

/// <summary>What came of it.</summary>
/// <param name="Found">[dead] seconds from the death of an instance until it was declared dead.</param>
/// <param name="Known">[dead] seconds from its death until the last of the others knew.</param>
/// <param name="FalseDeaths">How often one was declared dead that lived.</param>
/// <param name="Disturbances">How often one stood still, or a way was cut.</param>
/// <param name="Messages">Messages between instances, a second.</param>
/// <param name="TableReads">Readings of the table, a second.</param>
internal sealed record MembershipResult(IReadOnlyList<double> Found, IReadOnlyList<double> Known, int FalseDeaths, int Disturbances, double Messages, double TableReads);

/// <summary>
/// Orleans's protocol of membership with RecApp's settings, event by event. Every instance asks ten others each second whether they live; two
/// answers missed in a row are a vote, and enough votes within three minutes a death, which whoever gave the last vote tells all others; who does not
/// hear of it reads the table every five seconds. A message takes half a millisecond, a writing of the table two. Who stands still neither
/// asks nor answers; when it goes on it does not count what it missed meanwhile. Who was declared dead though it lives begins again, and is watched anew, after ten seconds.
/// </summary>
internal sealed class MembershipModel(MembershipSetting setting, int seed)
{
    private const int Watched = 10, Missed = 2;
    private const double Period = 1, Restart = 10, Message = 0.0005, TableWrite = 0.002, Refresh = 5, VoteLife = 180;

    private readonly EventQueue _events = new();
    private readonly Random _random = new(seed);
    private readonly Instance[] _instances = [.. Enumerable.Range(0, setting.Instances).Select(number => new Instance(number))];
    private readonly List<double> _found = [], _known = [];
    private long _messages;
    private int _falseDeaths, _disturbances;

    /// <summary>Runs for a while, in which some instances die for good.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="deaths">How many die, at times spread over the first nine tenths.</param>
    public MembershipResult Run(double seconds, int deaths)
    {
        foreach (var instance in _instances)
        {
            foreach (int other in Others(instance.Number))
                Probe(new(instance, _instances[other]), _random.NextDouble() * Period);
            Stall(instance);
        }
        for (int i = 0; i < deaths; i++)
        {
            var dying = _instances[_random.Next(_instances.Length)];
            _events.After(seconds * 0.9 * (i + _random.NextDouble()) / deaths, () => dying.DiedAt ??= _events.Now);
        }
        _events.Run(seconds);
        return new(_found, _known, _falseDeaths, _disturbances, _messages / seconds, setting.Instances / Refresh);
    }

    // Successors on rings of their own, so that an instance is watched by as many as it watches.
    private IEnumerable<int> Others(int number) => Enumerable.Range(1, Math.Min(Watched, setting.Instances - 1))
        .Select(step => (number + (setting.Instances <= Watched + 1 ? step : 1 + (int)((long)(step - 1) * (setting.Instances - 1) / Watched))) % setting.Instances);

    private void Probe(Link link, double delay) => _events.After(delay, () =>
    {
        var (watcher, watched) = (link.From, link.To);
        if (watcher.DiedAt is not null || watched.IsDeclared)
            return;
        if (watcher.IsStalled(_events.Now))
        {
            link.Missed = 0;
            Probe(link, watcher.StalledUntil - _events.Now);
            return;
        }
        _messages += 2;
        Cut(link);
        double asked = _events.Now;
        _events.After(Period, () =>
        {
            bool answered = watched.Answers(asked + Message, asked + Period) && asked >= link.CutUntil;
            link.Missed = answered || watcher.IsStalled(_events.Now) ? 0 : link.Missed + 1;
            if (link.Missed >= Missed && !(setting.IsIndirect && AnswersThroughAnother(watched)))
                Vote(watcher, watched);
            Probe(link, 0);
        });
    });

    private bool AnswersThroughAnother(Instance watched)
    {
        _messages += 4;
        return watched.Answers(_events.Now, _events.Now + Period);
    }

    private void Vote(Instance watcher, Instance watched)
    {
        if (watched.StartsAt > _events.Now)
            return;
        watched.Votes.RemoveAll(vote => vote.At < _events.Now - VoteLife || vote.By == watcher.Number);
        watched.Votes.Add((watcher.Number, _events.Now));
        if (watched.Votes.Count < Math.Min(setting.Votes, setting.Instances - 1) || watched.IsDeclared)
            return;
        double declared = _events.Now + TableWrite;
        _messages += setting.Instances;
        if (watched.DiedAt is not { } died)
        {
            _falseDeaths++;
            (watched.StartsAt, watched.StalledUntil) = (_events.Now + Restart, 0);
            watched.Votes.Clear();
            return;
        }
        watched.IsDeclared = true;
        _found.Add(declared - died);
        // Whoever stands still when it is told reads it once it goes on.
        double last = _instances.Where(other => other.DiedAt is null).Max(other => Math.Max(declared + Message, other.IsStalled(declared) ? other.StalledUntil : 0));
        _known.Add(last - died);
    }

    private void Stall(Instance instance)
    {
        if (setting.StallsPerHour <= 0)
            return;
        _events.After(Exponential(3600 / setting.StallsPerHour), () =>
        {
            _disturbances++;
            instance.StalledFrom = _events.Now;
            instance.StalledUntil = _events.Now + Exponential(setting.MeanStall);
            Stall(instance);
        });
    }

    private void Cut(Link link)
    {
        if (setting.CutsPerHour > 0 && _random.NextDouble() < setting.CutsPerHour * Period / 3600)
        {
            _disturbances++;
            link.CutUntil = _events.Now + Exponential(setting.MeanCut);
        }
    }

    private double Exponential(double mean) => -mean * Math.Log(1 - _random.NextDouble());

    private sealed class Instance(int number)
    {
        public int Number => number;

        public double? DiedAt { get; set; }

        public bool IsDeclared { get; set; }

        public double StartsAt { get; set; }

        public double StalledFrom { get; set; }

        public double StalledUntil { get; set; }

        public List<(int By, double At)> Votes { get; } = [];

        public bool IsStalled(double at) => at >= StalledFrom && at < StalledUntil;

        /// <summary>Whether it answers before <paramref name="limit"/> what reaches it at <paramref name="asked"/>.</summary>
        public bool Answers(double asked, double limit) => !(DiedAt < asked) && (!IsStalled(asked) || StalledUntil < limit);
    }

    private sealed class Link(Instance from, Instance to)
    {
        public Instance From => from;

        public Instance To => to;

        public int Missed { get; set; }

        public double CutUntil { get; set; }
    }
}
