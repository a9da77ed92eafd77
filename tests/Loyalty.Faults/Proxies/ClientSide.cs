using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Loyalty.Faults.Proxies;

/// <summary>
/// Listens to what a client says: which of its statements are meant, and for each answer that it will get (up to ReadyForQuery)
/// whether such a statement is part of it. Used by one thread at a time; what it notes may be read by another.
/// </summary>
internal sealed class ClientSide(ReplyLoss loss)
{
    private const int Ssl = 80877103;
    private const int Gss = 80877104;
    private const int Cancel = 80877102;
    private readonly ArrayBufferWriter<byte> pending = new();
    private readonly Dictionary<string, bool> statements = [];
    private bool isStarted;
    private bool isMeant;
    private int bareBytes;

    /// <summary>For each answer to come, in order: whether a statement that is meant is part of it.</summary>
    public ConcurrentQueue<bool> Answers { get; } = new();

    /// <summary>Whether the server's next byte stands for itself: its answer to a wish for encryption.</summary>
    public bool TakeBareByte() => Volatile.Read(ref bareBytes) > 0 && Interlocked.Decrement(ref bareBytes) >= 0;

    public void Hear(ReadOnlySpan<byte> bytes)
    {
        pending.Write(bytes);
        var rest = pending.WrittenSpan;
        while (isStarted ? HearMessage(ref rest) : HearStart(ref rest))
        {
        }

        Framing.Drop(pending, pending.WrittenCount - rest.Length);
    }

    private bool HearStart(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || BinaryPrimitives.ReadInt32BigEndian(bytes) is var length && bytes.Length < length)
        {
            return false;
        }

        var code = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        if (code is Ssl or Gss)
        {
            Interlocked.Increment(ref bareBytes);
        }
        else if (code != Cancel)
        {
            isStarted = true;
            Answers.Enqueue(false); // the server says that it is ready without being asked
        }

        bytes = bytes[length..];
        return true;
    }

    private bool HearMessage(ref ReadOnlySpan<byte> bytes)
    {
        if (!Framing.TryRead(ref bytes, out var type, out var body))
        {
            return false;
        }

        switch (type)
        {
            case (byte)'P':
                var name = Framing.Text(ref body);
                statements[name] = loss.IsMeant(Framing.Text(ref body));
                break;
            case (byte)'B':
                Framing.Text(ref body);
                isMeant |= statements.GetValueOrDefault(Framing.Text(ref body));
                break;
            case (byte)'S':
                Answers.Enqueue(isMeant);
                isMeant = false;
                break;
            case (byte)'Q':
                Answers.Enqueue(loss.IsMeant(Framing.Text(ref body)));
                break;
            case (byte)'F':
                Answers.Enqueue(false);
                break;
        }

        return true;
    }
}
