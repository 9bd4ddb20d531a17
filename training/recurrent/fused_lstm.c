/* One time step of an LSTM's gates, forwards and backwards, and a softmax with its gradient, each in one pass over
 * memory. Matrix products stay in PyTorch. Numbers that only pass between products are bfloat16, sums are float32.
 * The loops are plain so that the compiler makes vector code of them. Gates stand in PyTorch's order i, f, g, o. */
#include <math.h>
#include <stdint.h>
#include <string.h>

static inline float widen(uint16_t half)
{
    uint32_t bits = (uint32_t)half << 16;
    float value;
    memcpy(&value, &bits, 4);
    return value;
}

static inline uint16_t narrow(float value)
{
    uint32_t bits;
    memcpy(&bits, &value, 4);
    return (uint16_t)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16); /* to nearest, ties to even */
}

/* e^x to seven digits without a call or a branch, so that loops around it become vector code. */
static inline float exponential(float x)
{
    x = x < -87.0f ? -87.0f : x > 87.0f ? 87.0f : x;
    float whole = nearbyintf(x * 1.442695041f);
    float r = x - whole * 0.693359375f + whole * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    int32_t bits = ((int32_t)whole + 127) << 23;
    float power;
    memcpy(&power, &bits, 4);
    return p * power;
}

static inline float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }

/* gates [batch, 4 hidden]: what the input gives; replaced by the activated gates. recurrent [batch, 4 hidden] or null. */
void step_forward(long batch, long hidden, uint16_t *gates, const uint16_t *recurrent, const float *bias,
                  const float *cell_before, float *cell, uint16_t *state)
{
    for (long b = 0; b < batch; b++) {
        uint16_t *restrict g = gates + b * 4 * hidden;
        const uint16_t *restrict r = recurrent + b * 4 * hidden;
        const float *restrict before = cell_before + b * hidden;
        float *restrict after = cell + b * hidden;
        uint16_t *restrict out = state + b * hidden;
#pragma GCC ivdep
        for (long k = 0; k < hidden; k++) {
            float i = sigmoid(widen(g[k]) + widen(r[k]) + bias[k]);
            float f = sigmoid(widen(g[hidden + k]) + widen(r[hidden + k]) + bias[hidden + k]);
            float n = 2 * sigmoid(2 * (widen(g[2 * hidden + k]) + widen(r[2 * hidden + k]) + bias[2 * hidden + k])) - 1;
            float o = sigmoid(widen(g[3 * hidden + k]) + widen(r[3 * hidden + k]) + bias[3 * hidden + k]);
            float c = f * before[k] + i * n;
            after[k] = c;
            out[k] = narrow(o * (2 * sigmoid(2 * c) - 1));
            g[k] = narrow(i);
            g[hidden + k] = narrow(f);
            g[2 * hidden + k] = narrow(n);
            g[3 * hidden + k] = narrow(o);
        }
    }
}

/* gates: activated ones in, gradients of what went into them out. cell_gradient [batch, hidden] goes from step to step. */
void step_backward(long batch, long hidden, uint16_t *gates, const float *cell_before, const float *cell,
                   const float *state_gradient, const uint16_t *recurrent_gradient, float *cell_gradient)
{
    for (long b = 0; b < batch; b++) {
        uint16_t *restrict g = gates + b * 4 * hidden;
        const float *restrict before = cell_before + b * hidden, *restrict after = cell + b * hidden;
        const float *restrict above = state_gradient + b * hidden;
        const uint16_t *restrict later = recurrent_gradient + b * hidden;
        float *restrict dc = cell_gradient + b * hidden;
#pragma GCC ivdep
        for (long k = 0; k < hidden; k++) {
            float i = widen(g[k]), f = widen(g[hidden + k]), n = widen(g[2 * hidden + k]), o = widen(g[3 * hidden + k]);
            float t = 2 * sigmoid(2 * after[k]) - 1;
            float dh = above[k] + widen(later[k]);
            float d = dc[k] + dh * o * (1 - t * t);
            g[k] = narrow(d * n * i * (1 - i));
            g[hidden + k] = narrow(d * before[k] * f * (1 - f));
            g[2 * hidden + k] = narrow(d * i * (1 - n * n));
            g[3 * hidden + k] = narrow(dh * t * o * (1 - o));
            dc[k] = d * f;
        }
    }
}

/* logits [rows, size] become their gradient (probability minus target, times scale); the sum of -log p in nats returns. */
double softmax(long rows, long size, uint16_t *logits, const int64_t *target, float scale)
{
    double total = 0;
    for (long r = 0; r < rows; r++) {
        uint16_t *restrict z = logits + r * size;
        float most = -1e30f, sum = 0;
#pragma GCC ivdep
        for (long k = 0; k < size; k++) {
            float v = widen(z[k]);
            most = v > most ? v : most;
        }
#pragma GCC ivdep
        for (long k = 0; k < size; k++)
            sum += exponential(widen(z[k]) - most);
        float right = widen(z[target[r]]), by = scale / sum;
        total += logf(sum) + most - right;
#pragma GCC ivdep
        for (long k = 0; k < size; k++)
            z[k] = narrow(exponential(widen(z[k]) - most) * by);
        z[target[r]] = narrow((exponential(right - most) / sum - 1) * scale);
    }
    return total;
}

/* logits [rows, size] become their softmax; the logarithms of the sums of their exponentials go to sums [rows]. */
void log_sum_exp(long rows, long size, uint16_t *logits, float *sums)
{
    for (long r = 0; r < rows; r++) {
        uint16_t *restrict z = logits + r * size;
        float most = -1e30f, sum = 0;
#pragma GCC ivdep
        for (long k = 0; k < size; k++) {
            float v = widen(z[k]);
            most = v > most ? v : most;
        }
#pragma GCC ivdep
        for (long k = 0; k < size; k++)
            sum += exponential(widen(z[k]) - most);
        float by = 1 / sum;
#pragma GCC ivdep
        for (long k = 0; k < size; k++)
            z[k] = narrow(exponential(widen(z[k]) - most) * by);
        sums[r] = most + logf(sum);
    }
}
