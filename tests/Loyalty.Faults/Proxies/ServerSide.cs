using System.Buffers;

namespace Loyalty.Faults.Proxies;

/// <summary>
/// Holds back what a server answers until it is clear whether it is to be lost: that is with the ReadyForQuery that tells that no
/// transaction is open any more, after a statement that is meant and no error. Used by one thread at a time.
/// </summary>
internal sealed class ServerSide(ClientSide client, ReplyLoss loss)
{
    private const byte Idle = (byte)'I';
    private readonly ArrayBufferWriter<byte> pending = new();
    private int heard;
    private bool isBetween = true;
    private bool isMeantOpen;
    private bool hasFailed;

    /// <summary>Takes what came, and puts what may go on to the client into a buffer.</summary>
    /// <returns>False: the answer is lost, and the connection with it.</returns>
    public bool Hear(ReadOnlySpan<byte> bytes, ArrayBufferWriter<byte> allowed)
    {
        pending.Write(bytes);
        var released = 0;
        while (heard < pending.WrittenCount)
        {
            var rest = pending.WrittenSpan[heard..];
            if (!HearNext(ref rest, out var isLost))
            {
                break;
            }

            if (isLost)
            {
                return false;
            }

            heard = pending.WrittenCount - rest.Length;
            released = isBetween || !IsHeldBack() ? heard : released;
        }

        allowed.Write(pending.WrittenSpan[..released]);
        Framing.Drop(pending, released);
        heard -= released;
        return true;
    }

    private bool HearNext(ref ReadOnlySpan<byte> rest, out bool isLost)
    {
        isLost = false;
        if (client.TakeBareByte())
        {
            rest = rest[1..];
            return true;
        }

        if (!Framing.TryRead(ref rest, out var type, out var body))
        {
            return false;
        }

        hasFailed |= type == (byte)'E';
        isBetween = type == (byte)'Z';
        isLost = isBetween && IsLost(body[0]);
        return true;
    }

    private bool IsLost(byte transaction)
    {
        isMeantOpen |= client.Answers.TryDequeue(out var isMeant) && isMeant;
        isMeantOpen &= !hasFailed;
        hasFailed = false;
        if (transaction != Idle || !isMeantOpen)
        {
            return false;
        }

        isMeantOpen = false;
        return loss.IsNextLost();
    }

    private bool IsHeldBack() => loss.Every > 0 && (isMeantOpen || (client.Answers.TryPeek(out var isMeant) && isMeant));
}
