using Loyalty.Api.Hosting;
using Loyalty.Silo;

try
{
    var builder = LoyaltyApi.CreateBuilder(args);
    builder.AddSwitches(args);
    var options = builder.AddLoyaltySilo();
    if (options.IsClustered)
    {
        builder.SendAgain(TimeSpan.FromMilliseconds(options.DeadlineMilliseconds));
    }

    return LoyaltyApi.Run(LoyaltyApi.Build(builder));
}
catch (InvalidDataException fault)
{
    return LoyaltyApi.CannotRun(fault);
}
