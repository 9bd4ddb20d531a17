namespace RecApp.Learning.Linear;

/// <summary>
/// L2-regularised logistic regression by dual coordinate descent (Yu, Huang and Lin, "Dual coordinate descent methods for logistic
/// regression and maximum entropy models", Machine Learning 85, 2011, algorithm 5): for many more features than rows.
/// </summary>
public static class LogisticRegression
{
    private const int MostRounds = 200;
    private const int MostNewtonSteps = 100;

    /// <summary>Minimises half the weights' squared length plus <paramref name="cost"/> times the sum of the rows' log losses. The same input gives the same weights.</summary>
    /// <param name="rows">The features.</param>
    /// <param name="labels">[rows] true for the class whose log-odds are predicted.</param>
    /// <param name="members">Numbers of the rows to fit, both classes among them.</param>
    /// <param name="cost">How much a row's loss weighs against the weights, above 0.</param>
    /// <param name="tolerance">Largest slope of the dual left, above 0.</param>
    /// <param name="seed">Of the order in which rows are visited.</param>
    public static LogisticFit Fit(BinaryRows rows, IReadOnlyList<bool> labels, IReadOnlyList<int> members, double cost, double tolerance, int seed)
    {
        var state = new State(rows, labels, members, cost);
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, members.Count)];
        double exactness = 1e-2;
        int rounds = 0;
        while (rounds++ < MostRounds)
        {
            random.Shuffle(order);
            double largest = 0;
            int steps = 0;
            foreach (int place in order)
                steps += state.Improve(place, exactness, ref largest);
            if (largest < tolerance)
                break;
            if (steps <= order.Length / 10)
                exactness = Math.Max(1e-8, 0.1 * exactness);
        }
        return new(state.Weights(), state.Intercept, rounds);
    }

    private sealed class State
    {
        private readonly BinaryRows _rows;
        private readonly IReadOnlyList<bool> _labels;
        private readonly IReadOnlyList<int> _members;
        private readonly double _cost;
        private readonly double[] _alpha;
        private readonly double[] _lengths;

        // A weight times its feature's scale: a row's score is then a plain sum.
        private readonly double[] _scaled;

        public State(BinaryRows rows, IReadOnlyList<bool> labels, IReadOnlyList<int> members, double cost)
        {
            (_rows, _labels, _members, _cost) = (rows, labels, members, cost);
            (_alpha, _lengths, _scaled) = (new double[members.Count], new double[members.Count], new double[rows.Scales.Length]);
            Array.Fill(_alpha, Math.Min(0.001 * cost, 1e-8));
            for (int place = 0; place < _alpha.Length; place++)
            {
                // The intercept is the weight of a feature that every row has.
                _lengths[place] = 1;
                foreach (int column in rows.Row(members[place]))
                    _lengths[place] += rows.Scales[column] * rows.Scales[column];
                Move(place, _alpha[place]);
            }
        }

        public double Intercept { get; private set; }

        public double[] Weights() => [.. _scaled.Select((value, column) => _rows.Scales[column] == 0 ? 0 : value / _rows.Scales[column])];

        /// <summary>Solves for one row's dual variable with all others fixed; returns how many Newton steps that took.</summary>
        public int Improve(int place, double exactness, ref double largest)
        {
            double curvature = _lengths[place], score = Sign(place) * Score(place), alpha = _alpha[place];
            // Whichever of alpha and cost - alpha ends nearer to 0 is the one to solve for: its logarithm is the steep one.
            bool mirrored = (0.5 * curvature * (_cost - alpha - alpha)) + score < 0;
            double before = mirrored ? _cost - alpha : alpha;
            if (mirrored)
                score = -score;
            double z = _cost - before < 0.5 * _cost ? 0.1 * before : before;
            double slope = Slope(z);
            largest = Math.Max(largest, Math.Abs(slope));
            int steps = 0;
            for (; steps <= MostNewtonSteps && Math.Abs(slope) >= exactness; steps++)
            {
                double next = z - (slope / (curvature + (_cost / (_cost - z) / z)));
                z = next <= 0 ? 0.1 * z : next;
                slope = Slope(z);
            }
            if (steps > 0)
            {
                double after = mirrored ? _cost - z : z;
                _alpha[place] = after;
                Move(place, after - alpha);
            }
            return steps;

            double Slope(double at) => (curvature * (at - before)) + score + Math.Log(at / (_cost - at));
        }

        private double Score(int place)
        {
            double sum = Intercept;
            foreach (int column in _rows.Row(_members[place]))
                sum += _scaled[column];
            return sum;
        }

        private void Move(int place, double change)
        {
            change *= Sign(place);
            Intercept += change;
            foreach (int column in _rows.Row(_members[place]))
                _scaled[column] += change * _rows.Scales[column] * _rows.Scales[column];
        }

        private int Sign(int place) => _labels[_members[place]] ? 1 : -1;
    }
}

/// <summary>A fit.</summary>
/// <param name="Weights">[features] per unit of the feature's value; a feature that is present adds weight times scale.</param>
/// <param name="Intercept">Log-odds of a row without features.</param>
/// <param name="Rounds">How often every row was visited.</param>
public sealed record LogisticFit(double[] Weights, double Intercept, int Rounds);
