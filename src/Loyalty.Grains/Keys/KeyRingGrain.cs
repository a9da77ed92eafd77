using Loyalty.Contracts;
using Loyalty.Contracts.Keys;
using Loyalty.Domain.Keys;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Keys;

/// <summary>
/// The keys of the engine: a shell around their stream. It is asked by every process about once a second, and looks at the store each
/// time: what another silo has written, should there be one that believes that the ring is its own, is in the answer.
/// </summary>
internal sealed class KeyRingGrain(IJournal journal, CatalogueShelf shelf, ISeedSource seeds) : Grain, IKeyRingGrain
{
    private readonly SmallStream<KeyRing, KeyEvent> stream = new(journal, Streams.Keys, KeyCodec.Form);

    public async Task<KeyRingView> Ring(long known, CancellationToken cancellation = default)
    {
        await stream.Refresh(cancellation);
        if ((stream.State ?? KeyRing.Empty).NeedsSigningKey(shelf.EngineNow))
        {
            await RenewSigning(cancellation);
        }

        return stream.Version == known
            ? new KeyRingView { Version = known }
            : KeyViews.Ring(stream.State!, stream.Version, shelf.EngineNow);
    }

    public async Task<KeyList> List(CancellationToken cancellation = default)
    {
        await stream.Refresh(cancellation);
        return KeyViews.List(stream.State ?? KeyRing.Empty, shelf.EngineNow);
    }

    public async Task<Answer<KeyView>> Make(KeyRequest request, SecretHash secret, CancellationToken cancellation = default)
    {
        var (command, refusal) = KeyReading.Make(request, secret, shelf.EngineNow);
        return refusal?.As<KeyView>()
            ?? await Do($"make/{request.Name}", Fingerprint.Of(request), request.Name, command!, cancellation);
    }

    public async Task<Answer<KeyView>> Rotate(
        string name, KeyRotationRequest request, SecretHash secret, CancellationToken cancellation = default)
    {
        var (command, refusal) = KeyReading.Rotate(name, request, secret);
        return refusal?.As<KeyView>()
            ?? await Do($"rotate/{name}/{request.RotationId}", Fingerprint.Of(request), name, command!, cancellation);
    }

    public Task<Answer<KeyView>> Revoke(string name, CancellationToken cancellation = default) =>
        Do($"revoke/{name}", null, name, new KeyCommand.Revoke(name), cancellation);

    /// <summary>The id is of this attempt alone: of two that are made at once, the second finds that nothing is to be done any more.</summary>
    private async Task RenewSigning(CancellationToken cancellation)
    {
        var id = $"{seeds.Next():x32}";
        var command = new KeyCommand.RenewSigning(id[..12], $"{seeds.Next():x32}{seeds.Next():x32}");
        await stream.Execute($"sign/{id}", null, shelf.EngineNow, ring => Verdict(ring, command, null), cancellation);
    }

    private async Task<Answer<KeyView>> Do(
        string commandId, string? content, string name, KeyCommand command, CancellationToken cancellation)
    {
        var outcome = await stream.Execute(commandId, content, shelf.EngineNow, ring => Verdict(ring, command, content), cancellation);
        return outcome.Refusal?.As<KeyView>()
            ?? Answers.Of(KeyViews.Of(stream.State!.Keys[name], shelf.EngineNow), outcome.IsReplay);
    }

    private SmallVerdict<KeyEvent> Verdict(KeyRing? ring, KeyCommand command, string? content) =>
        ring.Decide(command, shelf.EngineNow) switch
        {
            KeyDecision.Granted granted => granted.Event with { Content = content },
            KeyDecision.Refused refused => KeyRefusals.Of(refused.Reason),
            _ => default(SmallVerdict<KeyEvent>),
        };
}
