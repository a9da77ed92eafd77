using System.Runtime.CompilerServices;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Story;

/// <summary>What happened, as a hash that is the same on every machine, and as text where somebody wants to read it.</summary>
internal sealed class Trace(VirtualTime time, bool isTold)
{
    private const ulong Prime = 1_099_511_628_211;
    private readonly char[] buffer = new char[2_048];

    /// <summary>FNV-1a of the text of all lines.</summary>
    public ulong Hash { get; private set; } = 14_695_981_039_346_656_037;

    /// <summary>The lines; empty where nobody reads them.</summary>
    public List<string> Lines { get; } = [];

    public long Count { get; private set; }

    public void Note([InterpolatedStringHandlerArgument("")] ref Line line)
    {
        var text = line.Text;
        Count++;
        var hash = Hash;
        unchecked
        {
            foreach (var letter in text) hash = (hash ^ letter) * Prime;
            Hash = (hash ^ '\n') * Prime;
        }

        if (isTold) Lines.Add(text.ToString());
    }

    /// <summary>A line that is being written into the trace's own memory.</summary>
    [InterpolatedStringHandler]
    public ref struct Line
    {
        private readonly Trace trace;
        private int length;

        public Line(int literalLength, int formattedCount, Trace trace)
        {
            _ = (literalLength, formattedCount);
            this.trace = trace;
            AppendFormatted(trace.Time.Lived.Ticks / TimeSpan.TicksPerMillisecond);
            AppendLiteral(" ");
        }

        public readonly ReadOnlySpan<char> Text => trace.Buffer.AsSpan(0, length);

        public void AppendLiteral(string text) => AppendFormatted(text.AsSpan());

        public void AppendFormatted(string? text) => AppendFormatted(text.AsSpan());

        public void AppendFormatted(ReadOnlySpan<char> text)
        {
            var part = text[..Math.Min(text.Length, trace.Buffer.Length - length)];
            part.CopyTo(trace.Buffer.AsSpan(length));
            length += part.Length;
        }

        public void AppendFormatted<T>(T value)
        {
            if (value is ISpanFormattable formattable
                && formattable.TryFormat(trace.Buffer.AsSpan(length), out var written, default, System.Globalization.CultureInfo.InvariantCulture))
            {
                length += written;
            }
            else
            {
                AppendFormatted(value?.ToString());
            }
        }
    }

    private VirtualTime Time => time;

    private char[] Buffer => buffer;
}
