using Loyalty.Contracts;
using Loyalty.Contracts.Stock;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Stock;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Stock;

/// <summary>
/// The stock of one reward: how many pieces are taken. How many there are in all is what the program in force says, looked up at each
/// call. It calls no other grain, so that members may wait for it within a turn.
/// </summary>
internal sealed class RewardGrain(IJournal journal, CatalogueShelf shelf) : Grain, IRewardGrain
{
    private SmallStream<RewardStock, StockEvent>? stream;

    public Task<Answer<StockLevel>> Take(StockRequest request, CancellationToken cancellation = default) =>
        Do(new StockCommand.Take(request.EffectId, request.Pieces), cancellation);

    public Task<Answer<StockLevel>> PutBack(StockRequest request, CancellationToken cancellation = default) =>
        Do(new StockCommand.PutBack(request.EffectId, request.Pieces), cancellation);

    public async Task<Answer<StockLevel>> Get(CancellationToken cancellation = default)
    {
        var (reward, _, refusal) = await Look(cancellation);
        if (refusal is not null)
        {
            return refusal.As<StockLevel>();
        }

        await Stream.Refresh(cancellation);
        var stock = Stream.State ?? RewardStock.Untouched;
        return Answers.Of(new StockLevel { Taken = stock.Taken, Left = reward is null ? 0 : stock.LeftOf(reward.Stock) });
    }

    private SmallStream<RewardStock, StockEvent> Stream =>
        stream ??= new SmallStream<RewardStock, StockEvent>(journal, Streams.OfReward(this.GetPrimaryKeyString()), StockCodec.Form);

    private async Task<Answer<StockLevel>> Do(StockCommand command, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(command.Pieces);
        var (reward, now, refusal) = await Look(cancellation);
        if (refusal is not null)
        {
            return refusal.As<StockLevel>();
        }

        var outcome = await Stream.Execute(
            CommandIds.Effect(command.EffectId), null, now, stock => stock.Decide(command, reward, now), cancellation);
        return outcome.Event switch
        {
            null => outcome.Refusal!.As<StockLevel>(),
            StockEvent.Refused refused => StockRefusals.Of(refused).As<StockLevel>(),
            var happened => Answers.Of(new StockLevel { Taken = happened.After.Taken, Left = happened.After.Left }, outcome.IsReplay),
        };
    }

    /// <summary>What the program in force says of the reward: read anew, so that a stock that was lowered is lowered for every later call.</summary>
    private async ValueTask<(Reward? Reward, Instant Now, Refusal? Refusal)> Look(CancellationToken cancellation)
    {
        var (program, id) = MemberKey.Split(this.GetPrimaryKeyString());
        return await shelf.Refresh(program, cancellation) is { } catalogue
            ? (catalogue.Program.Rewards.FirstOrDefault(reward => reward.Id == id), shelf.Now(catalogue), null)
            : (null, default, CatalogueRefusals.ProgramUnknown(program));
    }
}
