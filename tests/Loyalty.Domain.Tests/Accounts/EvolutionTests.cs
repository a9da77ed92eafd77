using System.Reflection;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Tests.Programs;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Every case of an event has its evolution: the cases are found by reflection, so a new one without any fails here.</summary>
public sealed class EvolutionTests
{
    private const string Promotion = """{ "id": "more", "multiply": 3, "active": true }""";

    private static readonly Dictionary<Type, (Account? Before, AccountEvent Happened)> FromLives = Gather();

    private static readonly CatalogueEvent[] CatalogueEvents =
    [
        new CatalogueEvent.ProgramPublished(Documents.Storefront),
        new CatalogueEvent.PromotionPut("more", Promotion),
        new CatalogueEvent.PromotionSwitched("more", false),
        new CatalogueEvent.HolderListed("silo"),
        new CatalogueEvent.HolderRevoked("old"),
        new CatalogueEvent.ClockMoved(Instant.FromUtc(2030, 1, 1, 0, 0)),
    ];

    public static TheoryData<string> AccountCases => [.. CasesOf(typeof(AccountEvent)).Select(type => type.Name)];

    public static TheoryData<string> CatalogueCases => [.. CasesOf(typeof(CatalogueEvent)).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(AccountCases))]
    public void Account_evolves_by_each_event(string name)
    {
        var (before, happened) = FromLives.Values.SingleOrDefault(moment => moment.Happened.GetType().Name == name);
        happened.ShouldNotBeNull($"no life has {name}: let one of them have it");

        var after = before.Evolve(happened);

        after.ShouldNotBe(before, "it makes a difference");
        after.Tier.ShouldBe(happened.Standing.Tier);
        var alive = after.Lots.Where(lot => lot.ExpiresAt > after.Seen).Sum(lot => lot.Points);
        (happened is AccountEvent.Enrolled ? new Figures(0, 0, 0, 0) : happened.After)
            .ShouldBe(new Figures(alive, after.Pending.Sum(lot => lot.Points), after.Held, after.Owed), "it says what the account has afterwards");
    }

    [Theory]
    [MemberData(nameof(CatalogueCases))]
    public void Catalogue_evolves_by_each_event(string name)
    {
        var happened = CatalogueEvents.SingleOrDefault(happened => happened.GetType().Name == name)
            .ShouldNotBeNull($"write a {name} above");
        var before = default(Catalogue).Evolve(CatalogueEvents[0], 1).Evolve(CatalogueEvents[1], 2).Evolve(new CatalogueEvent.HolderListed("old"), 3);

        var after = before.Evolve(happened, 4);

        after.Version.ShouldBe(4);
        (after with { Version = 3 }).ShouldNotBe(before);
    }

    private static IEnumerable<Type> CasesOf(Type root) =>
        root.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type => type.IsSubclassOf(root));

    /// <summary>Each case with the account before it.</summary>
    private static Dictionary<Type, (Account? Before, AccountEvent Happened)> Gather()
    {
        var known = new Dictionary<Type, (Account? Before, AccountEvent Happened)>();
        foreach (var ledger in Lives.All)
        {
            var account = default(Account);
            foreach (var happened in ledger)
            {
                known.TryAdd(happened.GetType(), (account, happened));
                account = account.Evolve(happened);
            }
        }

        return known;
    }
}
