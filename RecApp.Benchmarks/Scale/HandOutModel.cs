namespace RecApp.Benchmarks.Scale;

/// <summary>A batch over many instances.</summary>
/// <param name="Instances">How many compute, on <paramref name="Cores"/> cores each.</param>
/// <param name="Cores">Cores of an instance.</param>
/// <param name="Ranges">In how many ranges the batch is handed out.</param>
/// <param name="RangeSeconds">What a range costs a core, on average.</param>
/// <param name="RangeBytes">What its results weigh.</param>
/// <param name="NetworkBytesPerSecond">What the home of the batch takes from the network.</param>
/// <param name="WriteSecondsPerByte">What it costs the home to write a byte of results down.</param>
/// <param name="DeathsPerSecond">How many instances die, each second.</param>
internal sealed record HandOutSetting(
    int Instances, int Cores, int Ranges, double RangeSeconds, double RangeBytes, double NetworkBytesPerSecond, double WriteSecondsPerByte, double DeathsPerSecond);

/// <summary>What came of it.</summary>
/// <param name="Seconds">From the beginning to the last result written.</param>
/// <param name="Grain">The part of that time in which the grain was at work.</param>
/// <param name="Home">Likewise the home's network and disk.</param>
/// <param name="Twice">How many ranges had to be computed again.</param>
internal sealed record HandOutResult(double Seconds, double Grain, double Home, int Twice);

/// <summary>
/// The job grain and its workers, event by event: one grain that does one thing after the other, 70 µs a call and 1.5 ms where it writes to Redis,
/// which it does when it hands a range out; workers that ask again after a second when there is nothing; results that go to the grain and from there
/// to the home, which fetches them every 50 ms and writes them; a range that nobody hears of for five seconds goes to another one. The time of a range
/// varies by a fifth, as the cores of others do.
/// </summary>
internal sealed class HandOutModel(HandOutSetting setting, int seed)
{
    private const double Call = 70e-6, RedisWrite = 1.5e-3, Idle = 1, Renewal = 1, Silence = 5, Collect = 0.05, MostWaiting = 32 * 1024 * 1024;

    private readonly EventQueue _events = new();
    private readonly Random _random = new(seed);
    private readonly double[] _heard = new double[setting.Ranges];
    private readonly bool[] _isTaken = new bool[setting.Ranges], _isDelivered = new bool[setting.Ranges];
    private readonly HashSet<int> _dead = [];
    private double _waitingBytes;
    private int _written, _delivered, _twice, _next;

    public HandOutResult Run()
    {
        SerialServer grain = new(_events), home = new(_events);
        for (int worker = 0; worker < setting.Instances * setting.Cores; worker++)
            Ask(worker, grain, _random.NextDouble() * 0.01);
        Fetch(grain, home);
        Die();
        _events.Run(1e6, () => _written == setting.Ranges);
        return new(_events.Now, Math.Min(1, grain.Busy / _events.Now), Math.Min(1, home.Busy / _events.Now), _twice);
    }

    private bool IsDead(int worker) => _dead.Contains(worker / setting.Cores);

    private void Ask(int worker, SerialServer grain, double delay) => _events.After(delay, () =>
    {
        if (IsDead(worker))
            return;
        int range = _waitingBytes >= MostWaiting ? -1 : Open();
        if (range >= 0)
            (_isTaken[range], _heard[range]) = (true, _events.Now);
        grain.Do(range < 0 ? Call : Call + RedisWrite, () =>
        {
            if (range < 0)
                Ask(worker, grain, Idle);
            else
                Compute(worker, range, grain, _events.Now + setting.RangeSeconds * (0.8 + 0.4 * _random.NextDouble()));
        });
    });

    private int Open()
    {
        // Those never handed out come first, as the grain keeps them in order.
        while (_next < setting.Ranges && _isTaken[_next])
            _next++;
        if (_next < setting.Ranges)
            return _next;
        if (_dead.Count == 0)
            return -1;
        for (int range = 0; range < setting.Ranges; range++)
        {
            if (_isDelivered[range] || _events.Now - _heard[range] < Silence)
                continue;
            _twice++;
            return range;
        }
        return -1;
    }

    private void Compute(int worker, int range, SerialServer grain, double until)
    {
        double step = Math.Min(Renewal, until - _events.Now);
        _events.After(step, () =>
        {
            if (IsDead(worker))
                return;
            if (_events.Now < until)
            {
                _heard[range] = _events.Now;
                grain.Do(Call, () => Compute(worker, range, grain, until));
                return;
            }
            grain.Do(Call + setting.RangeBytes / setting.NetworkBytesPerSecond, () =>
            {
                if (!_isDelivered[range])
                {
                    _isDelivered[range] = true;
                    _delivered++;
                    _waitingBytes += setting.RangeBytes;
                }
                Ask(worker, grain, 0);
            });
        });
    }

    private void Fetch(SerialServer grain, SerialServer home) => _events.After(Collect, () =>
    {
        int count = _delivered;
        double bytes = count * setting.RangeBytes;
        _delivered = 0;
        // What is on its way to the home waits in the grain until the home says that it is written.
        grain.Do(Call, () => home.Do(bytes / setting.NetworkBytesPerSecond + bytes * setting.WriteSecondsPerByte, () =>
        {
            _waitingBytes -= bytes;
            _written += count;
            if (_written < setting.Ranges)
                Fetch(grain, home);
        }));
    });

    private void Die()
    {
        if (setting.DeathsPerSecond <= 0)
            return;
        _events.After(-Math.Log(1 - _random.NextDouble()) / setting.DeathsPerSecond, () =>
        {
            // One always lives.
            _dead.Add(1 + _random.Next(Math.Max(1, setting.Instances - 1)));
            Die();
        });
    }
}
