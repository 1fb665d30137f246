/**
 * Marginal distributions of the uncertain inputs, their dependence (a Gaussian copula), and the
 * compiled quantile kernels that turn latent normals into inputs. Read {@link
 * org.gap2028.engine.distribution.Distribution} first.
 */
package org.gap2028.engine.distribution;
