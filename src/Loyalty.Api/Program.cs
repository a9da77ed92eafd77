using Loyalty.Api.Hosting;
using Loyalty.Silo;

var builder = LoyaltyApi.CreateBuilder(args);
builder.AddLoyaltySilo();
var app = LoyaltyApi.Build(builder);
return LoyaltyApi.Run(app);
