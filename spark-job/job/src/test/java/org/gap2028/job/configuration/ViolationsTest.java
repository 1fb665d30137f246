package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of a configuration, broken alone, with the whole message. */
class ViolationsTest {

  private static final String ROOT_FIELDS =
      "name, description, model, seed, sampling, inputs, correlations, constants, scenarios,"
          + " differences, events, quantiles, precision, sensitivity, decision,"
          + " discover, observations, allow_failed_share, output, partitions";

  @ParameterizedTest
  @MethodSource({
    "fields",
    "sampling",
    "inputs",
    "correlations",
    "constants",
    "scenarios",
    "differences",
    "events",
    "quantiles",
    "observations"
  })
  void saysWhereAndWhatIsWrongAndWhatIsAllowed(String fields, String message) {
    assertThat(Configurations.wrong(fields)).hasMessage("test.json: 1 problem\n  " + message);
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        arguments(
            "\"quantles\": [0.5]",
            "2:1 quantles  Unknown field 'quantles'; did you mean 'quantiles'?"),
        arguments(
            "\"zzzzzz\": 1", "2:1 zzzzzz  Unknown field 'zzzzzz' (known: " + ROOT_FIELDS + ")"),
        arguments(
            "\"seed\": 1, \"seed\": 2",
            "2:12 seed  Duplicate field 'seed' (first in line 2, column 1)"),
        arguments("\"description\": 7", "2:16 description  Invalid description: 7 (a text)"),
        arguments("\"description\": null", "2:16 description  Invalid description: null (a text)"),
        arguments(
            "\"description\": \"\\uD800\"",
            "2:16 description  Invalid description: \"\uFFFD\" (a text)"),
        arguments(
            "\"allow_failed_share\": 1.5",
            "2:23 allow_failed_share  Invalid allow_failed_share: 1.5 (a number, 0 to 1)"),
        arguments(
            "\"output\": \"\"", "2:11 output  Invalid output: \"\" (a text that is not empty)"),
        arguments(
            "\"partitions\": 0",
            "2:15 partitions  Invalid partitions: 0 (a whole number, 1 to 1000000)"));
  }

  static Stream<Arguments> sampling() {
    return Stream.of(
        arguments("\"sampling\": 3", "2:13 sampling  Invalid sampling: 3 (an object)"),
        arguments(
            "\"sampling\": {\"design\": \"sobl\"}",
            "2:24 sampling.design  Invalid design: \"sobl\" (sobol or random); did you mean"
                + " 'sobol'?"),
        arguments(
            "\"sampling\": {\"design\": 1}",
            "2:24 sampling.design  Invalid design: 1 (sobol or random)"),
        arguments(
            "\"sampling\": {\"draws\": 0}",
            "2:23 sampling.draws  Invalid draws: 0 (a whole number, 1 to 10^13)"),
        arguments(
            "\"sampling\": {\"draws\": 10000000000001}",
            "2:23 sampling.draws  Invalid draws: 10000000000001 (a whole number, 1 to 10^13)"),
        arguments(
            "\"sampling\": {\"draws\": 1.5}",
            "2:23 sampling.draws  Invalid draws: 1.5 (a whole number, 1 to 10^13)"),
        arguments(
            "\"sampling\": {\"draws\": \"10M\"}",
            "2:23 sampling.draws  Invalid draws: \"10M\" (a whole number, 1 to 10^13)"),
        arguments(
            "\"sampling\": {\"draws\": 1e13, \"replicates\": 9}",
            "2:23 sampling.draws  Invalid draws: 1e13 (at most 2^40 a replicate: 9895604649984"
                + " with 9 replicates)"),
        arguments(
            "\"sampling\": {\"replicates\": 1}",
            "2:28 sampling.replicates  Invalid replicates: 1 (a whole number, 2 to 1024)"),
        arguments(
            "\"sampling\": {\"replicates\": 1025}",
            "2:28 sampling.replicates  Invalid replicates: 1025 (a whole number, 2 to 1024)"),
        arguments("\"seed\": -1", "2:9 seed  Invalid seed: -1 (a whole number, 0 to 2^63 - 1)"),
        arguments(
            "\"seed\": 9223372036854775808",
            "2:9 seed  Invalid seed: 9223372036854775808 (a whole number, 0 to 2^63 - 1)"),
        arguments(
            "\"seed\": 1e999", "2:9 seed  Invalid seed: 1e999 (a whole number, 0 to 2^63 - 1)"),
        arguments("\"seed\": NaN", "2:9 seed  Invalid seed: NaN (a whole number, 0 to 2^63 - 1)"));
  }

  static Stream<Arguments> inputs() {
    return Stream.of(
        arguments("\"inputs\": []", "2:11 inputs  Invalid inputs: [] (an object)"),
        arguments(
            "\"inputs\": {\"enforcement\": 0.6}",
            "2:27 inputs.enforcement  Invalid enforcement: 0.6 (an object)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"value\": 0.6}}",
            "2:27 inputs.enforcement.distribution  Missing field 'distribution' (family of the"
                + " distribution)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"metalg\", \"p05\": 1}}",
            "2:44 inputs.enforcement.distribution  Invalid distribution: \"metalg\" (fixed, normal,"
                + " lognormal, uniform, loguniform, triangular, pert, beta, logitnormal, metalog,"
                + " quantiles, discrete or mixture); did you mean 'metalog'?"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": [\"fixed\"]}}",
            "2:44 inputs.enforcement.distribution  Invalid distribution: [\"fixed\"] (fixed, normal,"
                + " lognormal, uniform, loguniform, triangular, pert, beta, logitnormal, metalog,"
                + " quantiles, discrete or mixture)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"metalog\", \"p05\": 0.1, \"p95\":"
                + " 0.9}}",
            "2:27 inputs.enforcement.p50  Missing field 'p50' (median)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": \"0.6\"}}",
            "2:62 inputs.enforcement.value  Invalid value: \"0.6\" (a finite number)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": 1e999}}",
            "2:62 inputs.enforcement.value  Invalid value: 1e999 (a finite number)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": -Infinity}}",
            "2:62 inputs.enforcement.value  Invalid value: -Infinity (a finite number)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": 1, \"p05\": 1}}",
            "2:65 inputs.enforcement.p05  Unknown field 'p05' (known: distribution, value, unit,"
                + " description, evidence)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"normal\", \"mean\": 1, \"sd\": -0.3,"
                + " \"unit\": \"fraction\"}}",
            "2:71 inputs.enforcement.sd  Invalid sd: -0.3 (must be positive and finite)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"pert\", \"min\": 0, \"mode\": 2,"
                + " \"max\": 1}}",
            "2:70 inputs.enforcement.mode  Invalid mode: 2 (must be from min, 0, to max, 1)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"uniform\", \"min\": 1, \"max\": 0}}",
            "2:72 inputs.enforcement.max  Invalid max: 0 (must be finite and above min, 1)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"lognormal\", \"p05\": 1, \"sigma\":"
                + " 1}}",
            "2:27 inputs.enforcement  Invalid parameters of lognormal: p05, sigma (p05 and p95; or"
                + " mu and sigma)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"lognormal\"}}",
            "2:27 inputs.enforcement  Invalid parameters of lognormal: none (p05 and p95; or mu and"
                + " sigma)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"lognormal\", \"mu\": 1}}",
            "2:27 inputs.enforcement.sigma  Missing field 'sigma' (standard deviation of the"
                + " logarithm, more than 0)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"metalog\", \"p05\": 0.5, \"p50\": 0.2,"
                + " \"p95\": 0.9}}",
            "2:74 inputs.enforcement.p50  Invalid p50: 0.2 (must be finite and above p05, 0.5)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": 1, \"unit\": 1}}",
            "2:73 inputs.enforcement.unit  Invalid unit: 1 (a text)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": 1,"
                + " \"evidence\": \"DEP\"}}",
            "2:77 inputs.enforcement.evidence  Invalid evidence: \"DEP\" (a list of texts)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": 1,"
                + " \"evidence\": [\"DEP\", 2]}}",
            "2:85 inputs.enforcement.evidence.1  Invalid evidence.1: 2 (a text)"),
        arguments(
            "\"inputs\": {\"enforcemnt\": {\"distribution\": \"fixed\", \"value\": 1}}",
            "2:12 inputs.enforcemnt  Unknown input 'enforcemnt'; did you mean 'enforcement'?"),
        arguments(
            "\"inputs\": {\"Enforcement\": {\"distribution\": \"fixed\", \"value\": 1}}",
            "2:12 inputs.Enforcement  Invalid name: Enforcement ([a-z][a-z0-9_]{0,47}); did you mean"
                + " 'enforcement'?"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"metalog\", \"p05\": 0.1, \"p50\":"
                + " 0.2, \"p95\": 0.3, \"lower\": 1, \"upper\": 0}}",
            "2:112 inputs.enforcement.upper  Invalid upper: 0 (must be above lower, 1)"),
        arguments(
            "\"inputs\": {\"weather\": {\"distribution\": \"fixed\", \"value\": 1}}",
            "2:12 inputs.weather  Unused input 'weather' (an input is the model's own, or a lever"
                + " uses it)"),
        arguments(
            "\"inputs\": {\"legal_share\": {\"distribution\": \"normal\", \"mean\": 1, \"sd\": 1}},"
                + " \"scenarios\": {\"a\": {}}",
            "2:27 scenarios.a.levers.legal_exports  Invalid legal_exports: -Infinity to Infinity (0"
                + " to 100 at both ends of the support of legal_share; unit: % of NVIDIA flow; an"
                + " input without bounds needs them, or the lever at_least and at_most)"));
  }

  static Stream<Arguments> correlations() {
    return Stream.of(
        arguments(
            "\"correlations\": {}",
            "2:17 correlations  Invalid correlations: {} (a list of" + " correlations)"),
        arguments(
            "\"correlations\": [{\"inputs\": [\"depreciation\", \"enforcement\"]}]",
            "2:18 correlations.0.rho  Missing field 'rho' (correlation on the normal scale)"),
        arguments(
            "\"correlations\": [{\"inputs\": [\"depreciation\"], \"rho\": 0.1}]",
            "2:29 correlations.0.inputs  Invalid inputs: [\"depreciation\"] (a list of two"
                + " inputs)"),
        arguments(
            "\"correlations\": [{\"inputs\": [\"depreciation\", 1], \"rho\": 0.1}]",
            "2:46 correlations.0.inputs.1  Invalid inputs.1: 1 (a text)"),
        arguments(
            "\"correlations\": [{\"inputs\": [\"depreciation\", \"enforcement\"], \"rho\": 1}]",
            "2:69 correlations.0.rho  Invalid rho: 1 (a number, more than -1, less than 1)"),
        arguments(
            "\"correlations\": [{\"inputs\": [\"depreciation\", \"enforcment\"], \"rho\": 0.1}]",
            "2:46 correlations.0.inputs.1  Unknown input 'enforcment'; did you mean"
                + " 'enforcement'?"),
        arguments(
            "\"correlations\": [{\"inputs\": [\"enforcement\", \"enforcement\"], \"rho\": 0.1}]",
            "2:29 correlations.0.inputs  Invalid inputs: [\"enforcement\",\"enforcement\"] (two"
                + " different inputs)"),
        arguments(
            "\"correlations\": [{\"inputs\": [\"depreciation\", \"enforcement\"], \"rho\": 0.1},\n"
                + "{\"inputs\": [\"enforcement\", \"depreciation\"], \"rho\": 0.1}]",
            "3:12 correlations.1.inputs  Duplicate correlation of enforcement and depreciation"
                + " (first at correlations.0)"),
        arguments(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": 0.6}},\n"
                + "\"correlations\": [{\"inputs\": [\"depreciation\", \"enforcement\"], \"rho\":"
                + " 0.1}]",
            "3:46 correlations.0.inputs.1  Invalid input: enforcement (it is fixed, so nothing"
                + " correlates with it)"));
  }

  static Stream<Arguments> constants() {
    return Stream.of(
        arguments("\"constants\": 1", "2:14 constants  Invalid constants: 1 (an object)"),
        arguments(
            "\"constants\": {\"us_stock\": 16}",
            "2:15 constants.us_stock  Unknown field 'us_stock' (known: us_stock_2025,"
                + " domestic_stock_2025, legal_stock_2025, nvidia_flow_2025q4, smuggled_usefulness,"
                + " export_displacement, us_stock_growth_before_2026, growth_damping_2028,"
                + " ramp_start_quarter, ramp_end_quarter, huawei_path_start_quarter,"
                + " huawei_path_end_quarter, pooling_horizon_years, walk_volatility, release_noise,"
                + " persistence_volatility)"),
        arguments(
            "\"constants\": {\"us_stock_2052\": 16}",
            "2:15 constants.us_stock_2052  Unknown field 'us_stock_2052'; did you mean"
                + " 'us_stock_2025'?"),
        arguments(
            "\"constants\": {\"us_stock_2025\": 0.5}",
            "2:32 constants.us_stock_2025  Invalid us_stock_2025: 0.5 (a number, 1 to 100)"),
        arguments(
            "\"constants\": {\"ramp_start_quarter\": 8}",
            "2:37 constants.ramp_start_quarter  Invalid ramp_start_quarter: 8 (less than"
                + " ramp_end_quarter, which is 8)"),
        arguments(
            "\"constants\": {\"huawei_path_end_quarter\": 2}",
            "2:42 constants.huawei_path_end_quarter  Invalid huawei_path_end_quarter: 2 (more than"
                + " huawei_path_start_quarter, which is 2.5)"));
  }

  static Stream<Arguments> scenarios() {
    return Stream.of(
        arguments(
            "\"scenarios\": {}",
            "2:14 scenarios  Invalid scenarios: {} (an object of at least one scenario)"),
        arguments(
            "\"scenarios\": {\"Tight\": {}}",
            "2:15 scenarios.Tight  Invalid name: Tight ([a-z][a-z0-9_]{0,47})"),
        arguments(
            "\"scenarios\": {\"a\": {\"label\": 1}}",
            "2:30 scenarios.a.label  Invalid label: 1 (a text)"),
        arguments(
            "\"scenarios\": {\"a\": {\"reference\": 1}}",
            "2:34 scenarios.a.reference  Invalid reference: 1 (true or false)"),
        arguments(
            "\"scenarios\": {\"a\": {\"reference\": true},\n\"b\": {\"reference\": true}}",
            "3:20 scenarios.b.reference  Invalid reference: true (one scenario at most, and a is"
                + " the reference already)"),
        arguments(
            lever("\"smugling\": 1"),
            "2:32 scenarios.a.levers.smugling  Unknown field 'smugling'; did you mean"
                + " 'smuggling'?"),
        arguments(
            lever("\"smuggling\": \"half\""),
            "2:45 scenarios.a.levers.smuggling  Invalid smuggling: \"half\" (a number or an"
                + " object)"),
        arguments(
            lever("\"smuggling\": 11"),
            "2:45 scenarios.a.levers.smuggling  Invalid smuggling: 11 (0 to 10; unit: multiplier)"),
        arguments(
            lever("\"distillation_removed\": -0.1"),
            "2:56 scenarios.a.levers.distillation_removed  Invalid distillation_removed: -0.1 (0 to"
                + " 1; unit: fraction)"),
        arguments(
            lever("\"smuggling\": {}"),
            "2:45 scenarios.a.levers.smuggling  Missing field 'constant' or 'input' (what the lever"
                + " is)"),
        arguments(
            lever("\"smuggling\": {\"constant\": 1, \"slope\": 2}"),
            "2:70 scenarios.a.levers.smuggling.slope  Invalid slope: 2 (a slope needs an input)"),
        arguments(
            lever("\"smuggling\": {\"constant\": true}"),
            "2:58 scenarios.a.levers.smuggling.constant  Invalid constant: true (a finite number)"),
        arguments(
            lever("\"smuggling\": {\"constant\": 1, \"at_lest\": 2}"),
            "2:61 scenarios.a.levers.smuggling.at_lest  Unknown field 'at_lest'; did you mean"
                + " 'at_least'?"),
        arguments(
            lever("\"smuggling\": {\"constant\": 1, \"at_least\": [2]}"),
            "2:73 scenarios.a.levers.smuggling.at_least  Invalid at_least: [2] (a finite number or"
                + " the name of an input)"),
        arguments(
            lever("\"smuggling\": {\"constant\": 1, \"at_least\": 2, \"at_most\": 1}"),
            "2:73 scenarios.a.levers.smuggling.at_least  Invalid at_least: 2 (at most at_most,"
                + " which is 1)"),
        arguments(
            lever("\"smuggling\": {\"input\": \"enforcment\"}"),
            "2:55 scenarios.a.levers.smuggling.input  Unknown input 'enforcment'; did you mean"
                + " 'enforcement'?"),
        arguments(
            lever("\"smuggling\": {\"constant\": 1, \"at_most\": \"enforcment\"}"),
            "2:72 scenarios.a.levers.smuggling.at_most  Unknown input 'enforcment'; did you mean"
                + " 'enforcement'?"),
        arguments(
            lever("\"smuggling\": {\"constant\": 1, \"input\": \"enforcement\", \"slope\": -2}"),
            "2:45 scenarios.a.levers.smuggling  Invalid smuggling: -1 to 1 (0 to 10 at both ends"
                + " of the support of enforcement; unit: multiplier)"),
        arguments(
            lever("\"smuggling\": {\"input\": \"initial_lead\", \"at_least\": 0}"),
            "2:45 scenarios.a.levers.smuggling  Invalid smuggling: 0 to Infinity (0 to 10 at both"
                + " ends of the support of initial_lead; unit: multiplier; an input without"
                + " bounds needs them, or the lever at_least and at_most)"));
  }

  private static String lever(String lever) {
    return "\"scenarios\": {\"a\": {\"levers\": {" + lever + "}}}";
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        arguments(
            "\"differences\": [\"tighten\"]",
            "2:17 differences.0  Invalid differences.0: \"tighten\" (a list of two scenarios, the"
                + " reference second)"),
        arguments(
            "\"differences\": [[\"tigthen\", \"baseline\"]]",
            "2:18 differences.0.0  Unknown scenario 'tigthen'; did you mean 'tighten'?"),
        arguments(
            "\"differences\": [[\"relax\", \"relax\"]]",
            "2:17 differences.0  Invalid differences.0: [\"relax\",\"relax\"] (two different"
                + " scenarios)"),
        arguments(
            "\"differences\": [[\"relax\", \"tighten\"], [\"relax\", \"tighten\"]]",
            "2:39 differences.1  Duplicate difference of relax from tighten (first at"
                + " differences.0)"));
  }

  static Stream<Arguments> events() {
    return Stream.of(
        arguments(
            "\"events\": [{\"below\": 3}]",
            "2:12 events.0.name  Missing field 'name' (name of the" + " event)"),
        arguments(
            "\"events\": [{\"name\": \"Near parity\", \"below\": 3}]",
            "2:21 events.0.name  Invalid name: \"Near parity\" ([a-z][a-z0-9_]{0,47})"),
        arguments(
            "\"events\": [{\"name\": \"a\"}]",
            "2:12 events.0  Invalid event: a (at least one bound: below, from or to)"),
        arguments(
            "\"events\": [{\"name\": \"a\", \"from\": 24, \"to\": 12}]",
            "2:34 events.0.from  Invalid from: 24 (less than to, which is 12)"),
        arguments(
            "\"events\": [{\"name\": \"a\", \"from\": 3, \"to\": 12, \"below\": 3}]",
            "2:34 events.0.from  Invalid from: 3 (less than below, which is 3)"),
        arguments(
            "\"events\": [{\"name\": \"a\", \"below\": 3, \"evr\": true}]",
            "2:38 events.0.evr  Unknown field 'evr'; did you mean 'ever'?"),
        arguments(
            "\"events\": [{\"name\": \"a\", \"below\": 3, \"ever\": \"yes\"}]",
            "2:46 events.0.ever  Invalid ever: \"yes\" (true or false)"),
        arguments(
            "\"events\": [{\"name\": \"a\", \"below\": 3}, {\"name\": \"a\", \"below\": 2}]",
            "2:48 events.1.name  Duplicate event 'a' (first at events.0)"));
  }

  static Stream<Arguments> quantiles() {
    return Stream.of(
        arguments(
            "\"quantiles\": []",
            "2:14 quantiles  Invalid quantiles: [] (a list of at least one number)"),
        arguments(
            "\"quantiles\": [0, 0.5]",
            "2:15 quantiles.0  Invalid quantiles.0: 0 (a number, more than 0, less than 1)"),
        arguments(
            "\"quantiles\": [0.5, 1.0]",
            "2:20 quantiles.1  Invalid quantiles.1: 1.0 (a number, more than 0, less than 1)"),
        arguments(
            "\"quantiles\": [0.5, 0.5]",
            "2:20 quantiles.1  Invalid quantiles.1: 0.5 (each probability once)"),
        arguments(
            "\"quantiles\": [0.5, 0.25]",
            "2:20 quantiles.1  Invalid quantiles.1: 0.25 (ascending: more than 0.5 before it)"));
  }

  static Stream<Arguments> observations() {
    return Stream.of(
        arguments(
            "\"observations\": [{\"months\": 3}]",
            "2:18 observations.0.date  Missing field 'date' (day of the measurement)"),
        arguments(
            "\"observations\": [{\"date\": \"2026-02-30\", \"months\": 3}]",
            "2:27 observations.0.date  Invalid date: \"2026-02-30\" (a date such as 2026-05-01)"),
        arguments(
            "\"observations\": [{\"date\": \"5/1/2026\", \"months\": 3}]",
            "2:27 observations.0.date  Invalid date: \"5/1/2026\" (a date such as 2026-05-01)"),
        arguments(
            "\"observations\": [{\"date\": \"2026-05-01\"}]",
            "2:18 observations.0  Invalid observation of 2026-05-01: no lead (either months, or"
                + " from, to or both)"),
        arguments(
            "\"observations\": [{\"date\": \"2026-05-01\", \"months\": 3, \"to\": 4}]",
            "2:18 observations.0  Invalid observation of 2026-05-01: months and a range (either"
                + " months, or from, to or both)"),
        arguments(
            "\"observations\": [{\"date\": \"2026-05-01\", \"from\": 5, \"to\": 4}]",
            "2:49 observations.0.from  Invalid from: 5 (at most to, which is 4)"));
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatIsRequired(String text, String problems) {
    assertThat(Configurations.wrongText(text)).hasMessage("test.json: " + problems);
  }

  static Stream<Arguments> refusesWhatIsRequired() {
    return Stream.of(
        arguments(
            "{}",
            "2 problems\n  1:1 name  Missing field 'name' (name of the run)\n"
                + "  1:1 model  Missing field 'model' (compute-gap or persistence)"),
        arguments(
            "{\"name\": \"My run\", \"model\": \"compute_gap\"}",
            "2 problems\n  1:10 name  Invalid name: \"My run\" ([a-z0-9][a-z0-9._-]{0,63})\n"
                + "  1:29 model  Invalid model: \"compute_gap\" (compute-gap or persistence); did"
                + " you mean 'compute-gap'?"),
        arguments("[1]", "1 problem\n  1:1 Invalid configuration: [1] (an object)"));
  }

  @Test
  void givesTheRangeOfMediansThatWouldDoForAnInfeasibleMetalog() {
    ConfigurationException wrong =
        Configurations.wrong(
            "\"inputs\": {\"enforcement\": {\"distribution\": \"metalog\", \"p05\": 0.25, \"p50\":"
                + " 0.89, \"p95\": 0.9, \"lower\": 0, \"upper\": 1}}");
    assertThat(wrong)
        .hasMessage(
            "test.json: 1 problem\n  2:75 inputs.enforcement.p50  Invalid p50: 0.89 (a metalog with"
                + " p05 0.25, p95 0.9, lower 0, upper 1 needs p50 above 0.335 and below 0.856)");
  }

  @Test
  void refusesCorrelationsThatAreImpossibleTogether() {
    ConfigurationException wrong =
        Configurations.wrong(
            """
            "correlations": [
              {"inputs": ["depreciation", "enforcement"], "rho": 0.9},
              {"inputs": ["depreciation", "compute_pooling"], "rho": 0.9},
              {"inputs": ["enforcement", "compute_pooling"], "rho": -0.9}]""");
    assertThat(wrong.violations()).hasSize(1);
    assertThat(wrong).hasMessageStartingWith("test.json: 1 problem\n  2:17 correlations  ");
    // The eigenvalues of the three by three matrix are 1.9, 1.9 and -0.8.
    assertThat(wrong).hasMessageContaining("-0.8");
  }

  @Test
  void persistenceRefusesEveryInputButTheLead() {
    ConfigurationException wrong =
        Configurations.wrongText(
            """
            {"name": "rival", "model": "persistence",
             "inputs": {"enforcement": {"distribution": "fixed", "value": 0.5},
                        "my_own": {"distribution": "fixed", "value": 0.5}},
             "scenarios": {"a": {"levers": {"smuggling": {"input": "my_own"}}}},
             "correlations": [{"inputs": ["initial_lead", "legal_share"], "rho": 0.5}]}
            """);
    assertThat(wrong)
        .hasMessage(
            """
            test.json: 3 problems
              2:13 inputs.enforcement  Invalid input: enforcement (persistence takes initial_lead alone)
              3:13 inputs.my_own  Invalid input: my_own (persistence takes initial_lead alone)
              5:47 correlations.0.inputs.1  Unknown input 'legal_share' (known: initial_lead)""");
  }

  @Test
  void reportsEverythingAtOnceInTheOrderOfTheFile() {
    ConfigurationException wrong =
        Configurations.wrong(
            """
            "inputs": {
              "enforcement": {"distribution": "normal", "mean": 0.5, "sd": -0.1},
              "legal_share": {"distribution": "metalog", "p05": 0.15, "p95": 4}
            },
            "events": [{"name": "a", "quantle": 0.5, "below": "three"}],
            "scenarios": {
              "today": {"levers": {"legal_exports": {"input": "legal_share"}}},
              "other": {"levers": {"smuggling": {"input": "enforcement"}, "offshore": 99}}
            },
            "differences": [["other", "tody"]],
            "sampling": {"replicates": 1}""");
    assertThat(wrong)
        .hasMessage(
            """
            test.json: 7 problems
              3:64  inputs.enforcement.sd  Invalid sd: -0.1 (must be positive and finite)
              4:18  inputs.legal_share.p50  Missing field 'p50' (median)
              6:26  events.0.quantle  Unknown field 'quantle' (known: name, below, from, to, underlying, ever)
              6:51  events.0.below  Invalid below: "three" (a finite number)
              9:75  scenarios.other.levers.offshore  Invalid offshore: 99 (0 to 10; unit: multiplier)
              11:27 differences.0.1  Unknown scenario 'tody'; did you mean 'today'?
              12:28 sampling.replicates  Invalid replicates: 1 (a whole number, 2 to 1024)""");
  }

  @Test
  void carriesPlaceValueAndMessageOfEachViolation() {
    assertThat(Configurations.wrong("\"seed\": -1").violations())
        .isEqualTo(
            List.of(
                new Violation(
                    "test.json",
                    2,
                    9,
                    "seed",
                    "-1",
                    "Invalid seed: -1 (a whole number, 0 to 2^63 - 1)")));
  }

  @Test
  void warnsOfFewReplicatesAndHeavyTails() {
    RunConfig config =
        Configurations.read(
            "\"sampling\": {\"replicates\": 8},\n\"inputs\": {\"algorithmic_growth\":"
                + " {\"distribution\": \"metalog\", \"p05\": 0.2, \"p50\": 0.5, \"p95\": 4,"
                + " \"lower\": 0.15}}");
    assertThat(config.warnings())
        .extracting(Violation::line, Violation::path, Violation::value)
        .containsExactly(
            tuple(2, "sampling.replicates", "8"),
            tuple(3, "inputs.algorithmic_growth", config.warnings().get(1).value()));
    assertThat(config.warnings())
        .extracting(Violation::message)
        .first()
        .isEqualTo(
            "With 8 replicates standard errors are themselves uncertain (more than 8 are better)");
    assertThat(config.warnings().get(1).message())
        .matches(
            "The tail of algorithmic_growth is so heavy that moments are unreliable \\(tail index"
                + " [0-3]\\.\\d+, below 4\\)");
    assertThat(Configurations.read("\"sampling\": {\"replicates\": 9}").warnings()).isEmpty();
  }
}
