namespace Loyalty.Grains.Members;

/// <summary>
/// Who may use an account's stream now: awards share it, as each is appended behind the one before it; anything else has it alone.
/// First come, first served. Used from within one grain, so by one thread at a time.
/// </summary>
internal sealed class StreamGate
{
    private Queue<(TaskCompletionSource Turn, bool IsAlone)>? waiting;
    private int sharing;
    private bool isTaken;

    /// <summary>Enters beside others; <see cref="LeaveShared"/> ends it.</summary>
    public ValueTask Share()
    {
        if (isTaken || waiting is { Count: > 0 })
        {
            return Wait(isAlone: false);
        }

        sharing++;
        return default;
    }

    /// <summary>Enters alone; <see cref="Leave"/> ends it.</summary>
    public ValueTask Enter()
    {
        if (isTaken || sharing > 0)
        {
            return Wait(isAlone: true);
        }

        isTaken = true;
        return default;
    }

    public void LeaveShared()
    {
        sharing--;
        LetIn();
    }

    public void Leave()
    {
        isTaken = false;
        LetIn();
    }

    private ValueTask Wait(bool isAlone)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (waiting ??= new()).Enqueue((turn, isAlone));
        return new ValueTask(turn.Task);
    }

    private void LetIn()
    {
        while (!isTaken && waiting is { Count: > 0 } && !(waiting.Peek().IsAlone && sharing > 0))
        {
            var (turn, isAlone) = waiting.Dequeue();
            isTaken = isAlone;
            sharing += isAlone ? 0 : 1;
            turn.SetResult();
        }
    }
}
