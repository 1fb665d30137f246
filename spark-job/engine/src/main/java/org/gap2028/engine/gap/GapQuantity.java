package org.gap2028.engine.gap;

import java.util.Locale;

/** The quantities of the equations in {@code docs/model.md}, in the order of the equations. */
public enum GapQuantity {
  /** w_t. */
  RAMP("w", "fraction", "how much of the policy is in force"),
  /** g_t. */
  GROWTH("g", "x per year", "growth of NVIDIA's flow"),
  /** F_t. */
  FLOW("F", "MH100e a quarter", "NVIDIA's flow"),
  /** H_t. */
  HUAWEI_SHARE("H", "%", "Huawei's output over NVIDIA's"),
  /** L_t. */
  LEGAL_SHARE("L", "%", "licensed exports over NVIDIA's flow"),
  /** k. */
  KEEP("k", "fraction", "what a quarter leaves of a stock"),
  /** US_t. */
  US_STOCK("US", "MH100e", "US-owned stock"),
  /** D_t. */
  DOMESTIC_STOCK("D", "MH100e", "China's stock of Chinese designs"),
  /** E_t. */
  LEGAL_STOCK("E", "MH100e", "China's stock of legally exported chips"),
  /** S_t. */
  SMUGGLED_STOCK("S", "MH100e", "China's stock of smuggled chips"),
  /** O_t. */
  OFFSHORE_STOCK("O", "MH100e", "chips that Chinese firms rent offshore"),
  /** CN_t. */
  CHINA_STOCK("CN", "MH100e", "China's usable stock"),
  /** US_t / CN_t. */
  COMPUTE_RATIO("US/CN", "ratio", "US over usable Chinese stock of the same quarter"),
  /** r_t. */
  RATIO("r", "OOM", "logarithm of the compute ratio two quarters earlier"),
  /** u_t. */
  US_RATE("u", "OOM/yr", "growth of the US stock two quarters earlier"),
  /** p_t. */
  PACE("p", "OOM/yr", "pace of US effective compute"),
  /** a_t. */
  RESIDUAL("a", "OOM", "gap that compute does not explain"),
  /** d_t. */
  FOLLOWING("d", "fraction", "share of the raw gap closed by following"),
  /** R_t. */
  RAW_GAP("R", "OOM", "capability gap before following"),
  /** G_t. */
  UNDERLYING_LEAD("G", "months", "lead before release noise"),
  /** lead_t. */
  LEAD("lead", "months", "lead, release noise included");

  private final String symbol;
  private final String unit;
  private final String description;

  GapQuantity(String symbol, String unit, String description) {
    this.symbol = symbol;
    this.unit = unit;
    this.description = description;
  }

  /** Name in output, such as {@code us_stock}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Symbol in the equations, without its index. */
  public String symbol() {
    return symbol;
  }

  /** Unit, in words. */
  public String unit() {
    return unit;
  }

  /** What it is, in a phrase. */
  public String description() {
    return description;
  }
}
