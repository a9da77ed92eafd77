using Loyalty.Domain.Accounts;

namespace Loyalty.Grains.Members;

/// <content>What memory knows of the stream, and when it has to look.</content>
internal sealed partial class AccountStream
{
    /// <summary>
    /// Makes sure that memory holds what is stored: reads the account where that is not known, and looks at its version where another
    /// silo may have written to it. To be called before anything is answered from memory.
    /// </summary>
    public ValueTask EnsureCurrent(CancellationToken cancellation) =>
        isLoaded && IsTrusted ? default : VerifyAlone(cancellation);

    /// <summary>The account as it was at a version of its ledger.</summary>
    public async ValueTask<Account> At(long version, CancellationToken cancellation) => isLoaded && version == Version
        ? Account!
        : await journal.AccountAt(Name, version, cancellation);

    /// <summary>
    /// Reads what another has written meanwhile: what is known stays true, so a writer that reads only what is new does not fall behind
    /// for ever.
    /// </summary>
    private async ValueTask Advance(CancellationToken cancellation)
    {
        var (account, version) = await journal.Following(Name, Account, Version, cancellation);
        if (version == Version)
        {
            await Load(cancellation); // not overtaken: what is in memory was never stored, as after a store was put back
            return;
        }

        head = new AccountHead(account, version, default, IsDueKnown: false);
    }

    private async ValueTask Load(CancellationToken cancellation)
    {
        isLoaded = false;
        var present = term.Current;
        var (account, version) = await journal.Account(Name, cancellation);
        (head, isLoaded, verifiedIn) = (new AccountHead(account, version, default, IsDueKnown: false), true, present);
    }

    /// <summary>
    /// No other silo writes to the stream, and nothing of this one is under way: what was not found after a doubt may land as long as the
    /// version to which it leads is not reached.
    /// </summary>
    private bool IsTrusted => term.Current is var present && present > 0 && present == verifiedIn && Version >= doubted;

    private ValueTask EnsureLoaded(CancellationToken cancellation) => isLoaded ? default : Load(cancellation);

    private async ValueTask VerifyAlone(CancellationToken cancellation)
    {
        await gate.Enter();
        try
        {
            await Verify(cancellation);
        }
        finally
        {
            gate.Leave();
        }
    }

    private async ValueTask Verify(CancellationToken cancellation)
    {
        await EnsureLoaded(cancellation);
        if (IsTrusted)
        {
            return;
        }

        var present = term.Current;
        if (await journal.Version(Name, cancellation) != Version)
        {
            await Advance(cancellation);
        }

        verifiedIn = present;
    }
}
