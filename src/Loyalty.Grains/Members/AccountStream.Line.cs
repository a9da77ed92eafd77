using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Loyalty.Contracts;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Journal;

namespace Loyalty.Grains.Members;

/// <content>
/// Awards in line: of many that come at once to one member, each is decided on what the one before it leads to and appended behind it
/// without waiting, so that one flush makes all of them durable. Each is answered only when its own append is. If one is not stored as
/// it was decided, none behind it can be (they name it as their predecessor): then all of them are decided again, one at a time.
/// </content>
internal sealed partial class AccountStream
{
    private readonly StreamGate gate = new();
    private Line? line;

    /// <summary>The awards on their way to the store.</summary>
    private sealed class Line(AccountHead head)
    {
        public AppendLine Appends { get; } = new();

        /// <summary>The account after the last of them.</summary>
        public AccountHead Tip { get; set; } = head;

        public int Length { get; set; }

        public bool IsBroken { get; set; }
    }

    /// <summary>Awards in line; null where that is not possible, so that the command has to be executed alone.</summary>
    private async ValueTask<Answer<Done>?> ExecuteInLine(
        string commandId, AccountCommand.Purchase command, long began, CancellationToken cancellation)
    {
        var catalogue = await shelf.Get(program, cancellation);
        if (catalogue is null or { HasBudgets: true })
        {
            return null;
        }

        Append append;
        AccountEvent happened;
        AppendOutcome outcome;
        Exception? doubt = null;
        await gate.Share();
        try
        {
            var from = line?.Tip ?? head;
            if (!isLoaded || line is { IsBroken: true } || DecideInLine(command, catalogue, from.Account) is not { } granted)
            {
                return null;
            }

            EnsureHeld(began);
            line ??= new Line(head);
            (append, var after) = Prepare(commandId, granted, catalogue, from, line.Appends);
            happened = granted.Events[^1];
            (outcome, doubt) = await AppendInLine(line, append, after);
        }
        finally
        {
            gate.LeaveShared();
        }

        if (doubt is null)
        {
            if (outcome.Status == AppendStatus.FenceMoved)
            {
                await shelf.Refresh(program, cancellation);
            }

            return outcome.Status == AppendStatus.Appended ? Answers.Of(new Done(happened, outcome.Version)) : null;
        }

        return await ResolveAlone(append, happened, command, doubt);
    }

    private Decision.Granted? DecideInLine(AccountCommand.Purchase command, Catalogue catalogue, Account? account)
    {
        var context = new DecisionContext(catalogue, shelf.Now(catalogue)) { Seed = SeedFor(command, catalogue) };
        return account.Decide(command, context) is Decision.Granted { Events.Length: <= MostEventsAtOnce } granted ? granted : null;
    }

    private async ValueTask<(AppendOutcome Outcome, Exception? Doubt)> AppendInLine(Line mine, Append append, AccountHead after)
    {
        mine.Tip = after;
        mine.Length++;
        try
        {
            var outcome = await journal.Append(append, CancellationToken.None);
            mine.IsBroken |= outcome.Status != AppendStatus.Appended;
            if (outcome.Status == AppendStatus.Appended && after.Version > Version)
            {
                head = Stored(after, outcome);
            }

            return (outcome, null);
        }
        catch (Exception failure)
        {
            mine.IsBroken = true;
            if (IsSurelyNotStored(failure) || failure is UnreachableException)
            {
                throw;
            }

            Doubt(append);
            return (default, failure);
        }
        finally
        {
            if (--mine.Length == 0)
            {
                line = null;
            }
        }
    }

    private ValueTask<Answer<Done>> ResolveAlone(Append append, AccountEvent happened, AccountCommand command, Exception doubt) =>
        Alone(() => Resolve(append, happened, command, doubt));

    /// <summary>After a doubt: what the store holds is what happened.</summary>
    private async ValueTask<Answer<Done>> Resolve(Append append, AccountEvent happened, AccountCommand command, Exception doubt)
    {
        var found = await LookUp(append);
        if (found is not { } outcome)
        {
            ExceptionDispatchInfo.Throw(doubt);
            throw new UnreachableException();
        }

        return outcome.Status == AppendStatus.Appended
            ? Answers.Of(new Done(happened, outcome.Version))
            : (await Find(append.CommandId!, command, CancellationToken.None))!;
    }

    /// <summary>
    /// To be called from a method of its own: where the work captures anything, its closure is made as soon as the method around it
    /// begins, and an award in line needs none.
    /// </summary>
    private async ValueTask<T> Alone<T>(Func<ValueTask<T>> work)
    {
        await gate.Enter();
        try
        {
            return await work();
        }
        finally
        {
            gate.Leave();
        }
    }
}
