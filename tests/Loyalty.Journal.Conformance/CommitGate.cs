namespace Loyalty.Journal.Conformance;

/// <summary>How a commit fails: nothing of it was done, or all of it was done and the answer was lost.</summary>
public enum CommitFault
{
    NotDone = 1,
    AnswerLost = 2,
}

/// <summary>
/// What a store under test calls around each commit, so that the suite can hold a commit and break one. A store that is not under
/// test calls nothing.
/// </summary>
public sealed class CommitGate : IDisposable
{
    private readonly SemaphoreSlim arrivals = new(0);
    private volatile TaskCompletionSource? gate;
    private CommitFault? fault;

    /// <summary>The next commit fails.</summary>
    public void FailNext(CommitFault next) => fault = next;

    /// <summary>Commits wait from now on.</summary>
    public void Hold()
    {
        while (arrivals.Wait(0))
        {
        }

        gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Waits until a commit waits at the gate.</summary>
    public async Task Arrival() =>
        (await arrivals.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("no commit came to the gate");

    /// <summary>Commits go on.</summary>
    public void Release() => Interlocked.Exchange(ref gate, null)?.SetResult();

    /// <summary>Lets the commit that waits go on, and holds the next.</summary>
    public void ReleaseAndHold() =>
        Interlocked.Exchange(ref gate, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))?.SetResult();

    /// <summary>For the store: the batch is applied and about to be committed.</summary>
    public void Before()
    {
        var closed = gate;
        arrivals.Release();
        closed?.Task.Wait();
        Break(CommitFault.NotDone);
    }

    /// <summary>For the store: the batch is committed.</summary>
    public void After() => Break(CommitFault.AnswerLost);

    /// <summary>For a store that calls one action around its commits, and says on which side of them it is.</summary>
    public void Pass(bool isBefore)
    {
        if (isBefore)
            Before();
        else
            After();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        arrivals.Dispose();
    }

    private void Break(CommitFault moment)
    {
        if (fault != moment)
            return;
        fault = null;
        throw new IOException($"The commit is broken by the test: {moment}.");
    }
}
