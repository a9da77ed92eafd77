using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.WhatIf;

/// <summary>Where a member is, as far as what-if compares it.</summary>
/// <param name="Tier">Id of the tier.</param>
/// <param name="Figures">Points that are there, that become spendable later, that are set aside, and that are owed.</param>
/// <param name="LifetimePoints">Points ever given, less those that returns took back.</param>
/// <param name="Currency">The member's currency.</param>
/// <param name="Worth">What the shop owes the member for points that are there, pending or set aside; null: the program says no worth in
/// that currency.</param>
public sealed record Position(string Tier, Figures Figures, long LifetimePoints, Currency Currency, decimal? Worth)
{
    /// <summary>The position of an account that has caught up with the time that is asked about.</summary>
    public static Position Of(Account account, LoyaltyProgram program)
    {
        var (figures, currency) = (account.Figures, account.CurrencyIn(program));
        decimal? worth = program.Points.Worth.TryGetValue(currency, out var ofOne)
            ? ofOne * (figures.Balance + figures.Pending + figures.Held)
            : null;
        return new Position(account.Tier.Id, figures, account.LifetimePoints, currency, worth);
    }
}
